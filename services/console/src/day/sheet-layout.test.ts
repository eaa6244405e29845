import { expect, it } from 'vitest';
import type { Appointment } from '../desk/desk.ts';
import { cardKey, sheetLayout, weekStart } from './sheet-layout.ts';
import { weekZoneText } from './week-zone-text.ts';

const LOS_ANGELES = 'America/Los_Angeles';
const appointment = (id: string, start: string, minutes: number, providerId = 'dr-adams') =>
  ({
    ...{ id, providerId, start, end: new Date(Date.parse(start) + minutes * 60_000).toISOString() },
    ...{ timeZone: LOS_ANGELES, status: 'booked' },
  }) as Appointment;
const days = (first: number, month: string) =>
  Array.from({ length: 7 }, (_, index) => `2027-${month}-${String(first + index).padStart(2, '0')}`);
const weekOf = (all: readonly string[], appointments: Appointment[], open = new Map()) =>
  sheetLayout(
    all.map((day) => ({ key: day, day, providerId: 'dr-adams' })),
    { appointments, open, timeZone: LOS_ANGELES },
  );
const told = ({ columns }: ReturnType<typeof weekOf>) =>
  columns.map(({ items }) => items.map((item) => `${cardKey(item)} ${item.from} ${item.lane}/${item.lanes}`));

it('begins a week on Monday, over the ends of months and years', () => {
  expect(['2027-03-01', '2027-03-07', '2027-03-08', '2027-01-01'].map(weekStart)).toEqual([
    '2027-03-01',
    '2027-03-01',
    '2027-03-08',
    '2026-12-28',
  ]);
});

it('puts each appointment of a week on its day, and one over midnight on both, each with a key of its own', () => {
  const week = days(1, '03');
  const layout = weekOf(week, [
    appointment('night', '2027-03-02T23:30:00-08:00', 60),
    appointment('friday', '2027-03-05T09:00:00-08:00', 30),
    appointment('other', '2027-03-05T09:00:00-08:00', 30, 'dr-baker'),
  ]);
  expect(told(layout)).toEqual([[], ['night 1410 0/1'], ['night goes on 0 0/1'], [], ['friday 540 0/1'], [], []]);
  expect(layout.hours).toEqual({ from: 0, to: 1440 });
});

it('shows the weeks in which the clocks change: seven columns, and the repeated hour side by side', () => {
  const autumn = weekOf(days(1, '11'), [
    appointment('saturday', '2027-11-06T23:00:00-07:00', 30),
    appointment('pdt', '2027-11-07T01:00:00-07:00', 30),
    appointment('pst', '2027-11-07T01:00:00-08:00', 30),
    appointment('evening', '2027-11-07T23:00:00-08:00', 30),
  ]);
  expect(told(autumn).slice(5)).toEqual([['saturday 1380 0/1'], ['pdt 60 0/2', 'pst 60 1/2', 'evening 1380 0/1']]);
  const spring = weekOf(days(8, '03'), [
    appointment('before', '2027-03-14T01:30:00-08:00', 30),
    appointment('after', '2027-03-14T03:00:00-07:00', 30),
  ]);
  expect(told(spring).slice(5)).toEqual([[], ['before 90 0/1', 'after 180 0/1']]);
  expect(weekZoneText(days(1, '11'), LOS_ANGELES)).toBe('Pacific Daylight Time, then Pacific Standard Time');
  expect(weekZoneText(days(8, '11'), LOS_ANGELES)).toBe('Pacific Standard Time');
});

it('shows all columns in the hours and to the scale that the whole sheet needs', () => {
  const open = new Map([['2027-03-03', [{ from: 405, to: 600 }]]]);
  const layout = weekOf(days(1, '03'), [appointment('short', '2027-03-01T19:30:00-08:00', 10)], open);
  expect([layout.hours, layout.scale]).toEqual([{ from: 360, to: 1200 }, 2.4]);
  expect(layout.columns.map((column) => column.open)).toEqual([
    ...[undefined, undefined, [{ from: 405, to: 600 }], undefined, undefined, undefined, undefined],
  ]);
});
