import { expect, it } from 'vitest';
import { withOwnHolds } from './own-held-slots.ts';

const slot = (time: string, providerId = 'dr-adams') => ({
  providerId,
  start: `2027-03-02T${time}:00-05:00`,
  end: `2027-03-02T${time}:30-05:00`,
  timeZone: 'America/New_York',
});
const hold = (time: string, appointmentType = 'exam', providerId = 'dr-adams') => ({
  ...slot(time, providerId),
  id: `hold_${time}`,
  practiceId: 'p001',
  appointmentType,
  holdTtlSeconds: 300,
  expiresAt: '2027-03-01T12:05:00Z',
});

it('offers what one holds oneself in its place, once, and only what was asked for', () => {
  const free = [slot('09:00'), slot('10:00')];
  const holds = [hold('09:30'), hold('10:00'), hold('11:00', 'contact-lens'), hold('12:00', 'exam', 'dr-baker')];
  const starts = (providerId: string) =>
    withOwnHolds(free, holds, { appointmentType: 'exam', providerId }).map(({ start }) => start.slice(11, 16));
  expect(starts('dr-adams')).toEqual(['09:00', '09:30', '10:00']);
  expect(starts('')).toEqual(['09:00', '09:30', '10:00', '12:00']);
  expect(withOwnHolds(free, [], { appointmentType: 'exam', providerId: '' })).toEqual(free);
});
