import { describe, expect, it } from 'vitest';
import type { DailyWindow, Schedule, WeeklyWindow } from './schedule.ts';
import { emptyWindowFaults, unplaceableTypes } from './start-faults.ts';

const type = (code: string, durationMinutes: number) => ({
  code,
  durationMinutes,
  bufferBeforeMinutes: 60,
  bufferAfterMinutes: 60,
});
const exam = type('exam', 30);
const consult = type('consult', 60);
const grid = (startGridMinutes: number, offerIntervalMinutes = startGridMinutes) => ({
  startGridMinutes,
  offerIntervalMinutes,
});
const monday = (...windows: [string, string][]): WeeklyWindow[] =>
  windows.map(([start, end]) => ({ dayOfWeek: 'mon', start, end }));
const newYork = (weekly: readonly WeeklyWindow[], overrides: Schedule['overrides'] = []): Schedule => ({
  timeZone: 'America/New_York',
  weekly,
  overrides,
});
const on = (date: string, ...windows: DailyWindow[]) => newYork([], [{ date, windows }]);
const pointers = (schedule: Schedule, types = [exam, consult], rules = grid(15)) =>
  emptyWindowFaults(schedule, types, rules).map(({ pointer }) => pointer);

describe('a window in which no appointment can start', () => {
  it('is one that is shorter than the shortest type', () => {
    expect(pointers(newYork(monday(['09:00', '09:25'], ['10:00', '10:30'], ['11:00', '17:00'])))).toEqual([
      '/weekly/0',
    ]);
    expect(pointers(on('2026-12-08', { start: '09:00', end: '12:00' }, { start: '13:00', end: '13:10' }))).toEqual([
      '/overrides/0/windows/1',
    ]);
  });

  it('is not one that a neighbour completes, over midnight and from Sunday to Monday too', () => {
    expect(pointers(newYork(monday(['09:00', '09:10'], ['09:10', '12:00'])))).toEqual([]);
    expect(pointers(newYork(monday(['09:00', '12:00'], ['12:00', '12:10'])))).toEqual(['/weekly/1']);
    const weekend: WeeklyWindow[] = [
      { dayOfWeek: 'sun', start: '23:50', end: '24:00' },
      { dayOfWeek: 'mon', start: '00:00', end: '01:00' },
    ];
    expect(pointers(newYork(weekend))).toEqual([]);
  });

  it.each([15, 45, 50, 90, 1440])('is not made by a grid of %d minutes: the window itself begins on it', (minutes) => {
    expect(pointers(newYork(monday(['08:35', '09:05'])), [exam], grid(minutes))).toEqual([]);
    expect(pointers(newYork(monday(['08:35', '09:05'])), [exam], grid(minutes, 35))).toEqual([]);
  });

  it('is one that the clocks skip, or of which they leave too little', () => {
    expect(pointers(on('2027-03-14', { start: '02:00', end: '03:00' }))).toEqual(['/overrides/0/windows/0']);
    expect(pointers(on('2027-03-14', { start: '01:45', end: '03:10' }))).toEqual(['/overrides/0/windows/0']);
    expect(pointers(on('2027-03-14', { start: '01:45', end: '03:15' }))).toEqual([]);
    expect(pointers(on('2027-03-14', { start: '02:30', end: '03:45' }), [exam], grid(60))).toEqual([
      '/overrides/0/windows/0',
    ]);
    expect(pointers(on('2027-03-14', { start: '02:30', end: '04:00' }), [exam], grid(60))).toEqual([]);
    expect(pointers(newYork([{ dayOfWeek: 'sun', start: '02:00', end: '03:00' }]))).toEqual([]);
  });

  it('is judged on the first and the last date of the calendar too', () => {
    for (const date of ['0001-01-01', '9999-12-31']) {
      expect(pointers(on(date, { start: '09:00', end: '09:30' }))).toEqual([]);
      expect(pointers(on(date, { start: '09:00', end: '09:25' }))).toEqual(['/overrides/0/windows/0']);
    }
  });

  it('is not looked for while the practice has no types', () => {
    expect(pointers(newYork(monday(['09:00', '09:05'])), [])).toEqual([]);
  });
});

describe('an appointment type without a place', () => {
  const codes = (...schedules: Schedule[]) =>
    unplaceableTypes([exam, consult], schedules, grid(15)).map(({ code }) => code);

  it('fits no window of any provider', () => {
    expect(codes(newYork(monday(['09:00', '09:45'])), newYork(monday(['10:00', '10:55'])))).toEqual(['consult']);
    expect(codes(newYork(monday(['09:00', '09:25'])))).toEqual(['consult', 'exam']);
  });

  it('has one where a single provider, two windows that touch, or a date has the time', () => {
    expect(codes(newYork(monday(['09:00', '09:45'])), newYork(monday(['10:00', '11:00'])))).toEqual([]);
    expect(codes(newYork(monday(['09:00', '09:45'], ['09:45', '10:30'])))).toEqual([]);
    expect(codes(newYork([]), on('2026-12-08', { start: '09:00', end: '10:00' }))).toEqual([]);
  });

  it('is nobody while nobody has a window', () => {
    expect(codes()).toEqual([]);
    expect(codes(newYork([]), on('2026-12-25'))).toEqual([]);
  });
});
