import { describe, expect, it } from 'vitest';
import { recordedEventOf } from './logged-event.ts';

const data = {
  appointmentId: 'apt_1',
  providerId: 'dr-adams',
  appointmentType: 'exam',
  status: 'booked',
  start: '2027-03-01T09:00:00-05:00',
  end: '2027-03-01T09:30:00-05:00',
  version: 1,
};
const item = {
  practiceId: 'p001',
  eventId: '2027-02-01T15:00:00.000Z#1',
  event: 'appointment.booked',
  topic: 'appointments',
  version: 1,
  at: '2027-02-01T15:00:00.000Z',
  data,
  expiresAt: 1,
};

describe('recordedEventOf', () => {
  it('reads an event of the catalogue', () => {
    const { practiceId, eventId, event, topic, at } = item;
    expect(recordedEventOf(item)).toEqual({ practiceId, eventId, event, topic, at, data: JSON.stringify(data) });
  });

  it.each<[string, object]>([
    ['brings a field that the catalogue does not know', { data: { ...data, patientName: 'Canarina' } }],
    ['lacks a field', { data: { ...data, start: undefined } }],
    ['has no data', { data: undefined }],
    ['is of no known name', { event: 'appointment.whispered' }],
    ['is named like something every object has', { event: 'constructor' }],
    ['is filed under another topic', { topic: 'calls' }],
    ['is of no practice', { practiceId: '' }],
  ])('lets nothing pass that %s', (_, change) => {
    expect(recordedEventOf({ ...item, ...change })).toBeUndefined();
  });
});
