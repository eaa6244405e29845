import { expect, it } from 'vitest';
import { nearestTime, partsOfDay } from './offered-times.ts';

const ZONE = 'America/Los_Angeles';
const slot = (providerId: string, start: string) => ({ providerId, start, end: start, timeZone: ZONE });

it('is one list by time in parts of the day, each with those who are free, who has most time first', () => {
  const day = '2027-03-01';
  const at = (time: string) => `${day}T${time}:00-08:00`;
  const slots = [
    ...['09:00', '14:00'].map((time) => slot('dr-adams', at(time))),
    ...['09:00', '14:00', '17:00'].map((time) => slot('dr-baker', at(time))),
    slot('dr-clark', at('14:00')),
  ];
  const parts = partsOfDay(day, slots, ZONE);
  expect(
    parts.map(({ title, times }) => [title, ...times.map((time) => time.slots.map(({ providerId }) => providerId))]),
  ).toEqual([
    ['Morning', ['dr-baker', 'dr-adams']],
    ['Afternoon', ['dr-baker', 'dr-adams', 'dr-clark']],
    ['Evening', ['dr-baker']],
  ]);
  const times = parts.flatMap((part) => part.times);
  expect(nearestTime(day, times, 15 * 60, ZONE)?.start).toBe(at('14:00'));
  expect(nearestTime(day, times, 8 * 60, ZONE)?.start).toBe(at('09:00'));
  expect(nearestTime(day, [], 8 * 60, ZONE)).toBeUndefined();
});

it('keeps both passes of the hour that the clocks show twice, in their order', () => {
  const starts = ['2027-11-07T01:30:00-07:00', '2027-11-07T01:00:00-08:00', '2027-11-07T01:30:00-08:00'];
  const [morning] = partsOfDay('2027-11-07', starts.map((start) => slot('dr-adams', start)).toReversed(), ZONE);
  expect(morning?.times.map(({ start }) => start)).toEqual(starts);
});
