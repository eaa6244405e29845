import { expect, it } from 'vitest';
import { firstPlace, freePlaces, placeAt, placeBeside } from './move-places.ts';

const NEW_YORK = 'America/New_York';
const slot = (providerId: string, start: string) => ({
  ...{ providerId, start, timeZone: NEW_YORK },
  end: new Date(Date.parse(start) + 1_800_000).toISOString(),
});
const DAY = '2027-03-01';
const at = (providerId: string, time: string) => slot(providerId, `${DAY}T${time}:00-05:00`);
const columns = ['dr-adams', 'dr-baker', 'dr-clark'].map((providerId) => ({ day: DAY, providerId }));
const places = freePlaces(
  columns,
  [
    ...[at('dr-adams', '10:00'), at('dr-adams', '09:00'), at('dr-adams', '09:15'), at('dr-adams', '12:00')],
    ...[at('dr-clark', '08:00'), at('dr-clark', '09:30'), at('dr-elsewhere', '09:00')],
  ],
  NEW_YORK,
);
const told = (place: ReturnType<typeof placeAt>) => place && `${place.column} ${place.minutes}`;
const from = (column: number, index: number) => {
  const place = places[column]?.[index];
  if (place === undefined) throw new Error('There is no such place.');
  return (...keys: string[]) => keys.map((key) => told(placeBeside(places, place, key)));
};

it('has the free times of each column by time, and no others', () => {
  expect(places.map((column) => column.map(({ minutes }) => minutes))).toEqual([[540, 555, 600, 720], [], [480, 570]]);
});

it('begins at the own time, or the nearest, rather with the same provider', () => {
  expect(told(firstPlace(places, at('dr-adams', '09:15')))).toBe('0 555');
  expect(told(firstPlace(places, at('dr-clark', '12:30')))).toBe('0 720');
  expect(told(firstPlace([[], []], at('dr-adams', '09:15')))).toBeUndefined();
  const both = freePlaces(columns, [at('dr-adams', '09:00'), at('dr-baker', '09:00')], NEW_YORK);
  expect(told(firstPlace(both, at('dr-baker', '09:00')))).toBe('1 540');
});

it('goes from time to time, an hour at once, and over columns in which nothing is free', () => {
  expect(from(0, 1)('ArrowUp', 'ArrowDown', 'Home', 'End', 'x')).toEqual([
    '0 540',
    '0 600',
    '0 540',
    '0 720',
    undefined,
  ]);
  expect(from(0, 0)('ArrowUp', 'ArrowLeft', 'PageUp', 'PageDown')).toEqual([undefined, undefined, '0 540', '0 600']);
  expect(from(0, 2)('PageDown', 'PageUp')).toEqual(['0 720', '0 540']);
  expect(from(0, 3)('PageDown', 'PageUp')).toEqual(['0 720', '0 600']);
  expect(from(0, 1)('ArrowRight')).toEqual(['2 570']);
  expect(from(2, 0)('ArrowLeft', 'ArrowRight')).toEqual(['0 540', undefined]);
});

it('takes a drop for a free time near it, and for none where nothing is', () => {
  expect([550, 585, 616, 719, 900].map((minutes) => told(placeAt(places, 0, minutes)))).toEqual([
    ...['0 555', '0 600', undefined, '0 720', undefined],
  ]);
  expect(placeAt(places, 1, 540)).toBeUndefined();
  expect(placeAt(places, 7, 540)).toBeUndefined();
});

it('goes through both passes of the hour that the clocks show twice', () => {
  const day = '2027-11-07';
  const both = [slot('dr-adams', `${day}T01:30:00-05:00`), slot('dr-adams', `${day}T01:30:00-04:00`)];
  const night = freePlaces([{ day, providerId: 'dr-adams' }], both, NEW_YORK);
  const [first, second] = night[0] ?? [];
  expect([first?.slot.start, second?.slot.start]).toEqual([`${day}T01:30:00-04:00`, `${day}T01:30:00-05:00`]);
  expect(first && placeBeside(night, first, 'ArrowDown')).toEqual(second);
  expect(second && placeBeside(night, second, 'ArrowUp')).toEqual(first);
});
