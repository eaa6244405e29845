import { expect, test } from 'vitest';
import { eventPut } from './outbox.ts';

test('an event is put as it is, and kept for a week', () => {
  const at = '2026-03-02T12:00:00.000Z';
  const put = eventPut('events', {
    practiceId: 'p1',
    eventId: `${at}#0123456789abcdef`,
    event: 'appointment.booked',
    topic: 'appointments',
    version: 1,
    at,
    data: {
      appointmentId: 'apt_1',
      providerId: 'dr-adams',
      appointmentType: 'exam',
      status: 'booked',
      start: '2026-03-03T09:00:00-05:00',
      end: '2026-03-03T09:30:00-05:00',
      version: 1,
    },
  });
  expect(put).toMatchObject({
    Put: {
      TableName: 'events',
      Item: {
        practiceId: { S: 'p1' },
        eventId: { S: `${at}#0123456789abcdef` },
        event: { S: 'appointment.booked' },
        data: { M: { appointmentId: { S: 'apt_1' }, version: { N: '1' } } },
        expiresAt: { N: String(Date.parse('2026-03-09T12:00:00Z') / 1000) },
      },
    },
  });
});
