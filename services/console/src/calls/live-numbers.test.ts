import { expect, it } from 'vitest';
import type { Call } from '../desk/desk.ts';
import { liveNumbers } from './live-numbers.ts';

const now = Date.parse('2027-03-01T15:10:00Z');
const call = (facts: Partial<Call>): Call => ({
  ...{
    id: 'c',
    practiceId: 'p001',
    channel: 'VOICE',
    direction: 'inbound',
    missed: false,
    appointmentIds: [],
    version: 1,
  },
  ...{ status: 'ended', initiatedAt: '2027-03-01T15:00:00Z', ...facts },
});

it('has nothing to tell of a day without calls', () => {
  expect(liveNumbers([], now)).toEqual({
    ...{ waiting: 0, longestWaitSeconds: 0, missedRate: undefined, bookedPerCall: undefined },
  });
});

it('counts who waits, the longest wait, what was missed of what ended, and what was booked per answered call', () => {
  const connectedAt = '2027-03-01T15:01:00Z';
  const calls = [
    call({ status: 'queued', queuedAt: '2027-03-01T15:07:00Z' }),
    call({ status: 'initiated', initiatedAt: '2027-03-01T15:09:30Z' }),
    call({ status: 'initiated', direction: 'outbound' }),
    call({ missed: true }),
    call({ connectedAt, appointmentIds: ['apt_1', 'apt_2'] }),
    call({ connectedAt, appointmentIds: ['apt_2'] }),
    call({ connectedAt, status: 'connected' }),
    call({ connectedAt, direction: 'outbound' }),
  ];
  const { bookedPerCall, missedRate, ...waits } = liveNumbers(calls, now);
  expect(waits).toEqual({ waiting: 2, longestWaitSeconds: 180 });
  expect(missedRate).toBeCloseTo(1 / 3);
  expect(bookedPerCall).toBeCloseTo(2 / 3);
});
