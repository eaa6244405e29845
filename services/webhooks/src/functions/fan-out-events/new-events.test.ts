import { logItem } from '@frontdesk/aws/event-log-items';
import { expect, it } from 'vitest';
import { newEventsIn } from './new-events.ts';

const change = (practiceId: string, epoch: string, seq: number) => ({
  sequenceNumber: `${practiceId}-${seq}`,
  item: logItem(
    practiceId,
    epoch,
    seq,
    {
      eventId: `2027#${seq}`,
      event: 'appointment.booked',
      topic: 'appointments',
      at: '2027-03-01T15:00:00Z',
      data: '{}',
    },
    0,
  ),
});

it('puts a batch of the stream together by practice and epoch, in order', () => {
  const batches = newEventsIn([
    change('p001', 'ep_1', 8),
    change('p002', 'ep_9', 1),
    change('p001', 'ep_1', 9),
    change('p001', 'ep_2', 1),
  ]);
  const event = 'appointment.booked';
  expect(batches.map(({ first, news }) => [first.sequenceNumber, news])).toEqual([
    ['p001-8', { practiceId: 'p001', epoch: 'ep_1', events: [8, 9].map((seq) => ({ seq, event })) }],
    ['p002-1', { practiceId: 'p002', epoch: 'ep_9', events: [{ seq: 1, event }] }],
    ['p001-1', { practiceId: 'p001', epoch: 'ep_2', events: [{ seq: 1, event }] }],
  ]);
});
