import { AppError } from '@frontdesk/core/app-error';
import { systemClock } from '@frontdesk/core/clock';
import { silentLogger } from '@frontdesk/core/logger';
import { expect, it } from 'vitest';
import type { NewEvents } from '../ports/late-events.ts';
import { type FanOutInTimePorts, fanOutInTime } from './fan-out-in-time.ts';

const news: NewEvents = { practiceId: 'p001', epoch: 'ep_1', events: [{ seq: 1, event: 'appointment.booked' }] };
const unavailable = () => Promise.reject(new AppError('UNAVAILABLE', { retryAfterSeconds: 1 }));
const portsPuttingInto = (put: FanOutInTimePorts['late']['put'], ofPractice = unavailable): FanOutInTimePorts => ({
  webhooks: { ofPractice },
  wakes: { send: async () => undefined },
  clock: systemClock,
  late: { put },
});

it('lets the stream go on behind a practice that cannot be read, whose events wait', async () => {
  const waiting: NewEvents[] = [];
  await fanOutInTime(
    news,
    silentLogger,
    portsPuttingInto(async (put) => void waiting.push(put)),
  );
  expect(waiting).toEqual([news]);
});

it('makes the stream wait when the events cannot wait elsewhere', async () => {
  await expect(fanOutInTime(news, silentLogger, portsPuttingInto(unavailable))).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });
});
