import { expect, it } from 'vitest';
import { instantOn } from './local-instant.ts';

it.each([
  ['a winter day', '2027-01-15', '13:00', 'America/New_York', '2027-01-15T18:00:00.000Z'],
  ['a summer day', '2027-07-15', '13:00', 'America/New_York', '2027-07-15T17:00:00.000Z'],
  ['midnight', '2027-07-15', '00:00', 'America/New_York', '2027-07-15T04:00:00.000Z'],
  ['the evening before the clocks go forward', '2027-03-13', '23:00', 'America/New_York', '2027-03-14T04:00:00.000Z'],
  ['the afternoon after it', '2027-03-14', '13:00', 'America/New_York', '2027-03-14T17:00:00.000Z'],
  ['an hour that is shown twice', '2027-11-07', '01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
  ['an hour that is skipped', '2027-03-14', '02:30', 'America/New_York', '2027-03-14T07:30:00.000Z'],
  ['a zone east of UTC', '2027-01-15', '00:30', 'Pacific/Auckland', '2027-01-14T11:30:00.000Z'],
  ['a zone without changes', '2027-07-15', '09:00', 'America/Phoenix', '2027-07-15T16:00:00.000Z'],
])('is right on %s', (_, day, time, timeZone, instant) => {
  expect(instantOn(day, time, timeZone)).toBe(instant);
});
