import type { RecordedEvent } from '@frontdesk/contracts/event-log';

/** The `number`th event of a test, on the topic of appointments unless it says calls. */
export function someEvent(number: number, topic: RecordedEvent['topic'] = 'appointments'): RecordedEvent {
  return {
    eventId: `2026-11-22T12:00:00.000Z#${String(number).padStart(6, '0')}`,
    event: topic === 'calls' ? 'call.queued' : 'appointment.booked',
    topic,
    at: '2026-11-22T12:00:00.000Z',
    data: JSON.stringify({ number }),
  };
}

/** Events numbered from `first` to `last`. */
export function someEvents(first: number, last: number): RecordedEvent[] {
  return Array.from({ length: last - first + 1 }, (_, index) => someEvent(first + index));
}
