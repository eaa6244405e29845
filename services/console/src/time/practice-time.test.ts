import { expect, it } from 'vitest';
import {
  addDays,
  birthDateText,
  dayAndTimeText,
  dayOf,
  isDay,
  stopwatchText,
  timeText,
  wallClockMinutes,
  yearsBefore,
} from './practice-time.ts';

const NEW_YORK = 'America/New_York';

it('tells days and times as the practice’s clocks show them, wherever the page is open', () => {
  expect(dayOf('2027-03-01T03:30:00Z', NEW_YORK)).toBe('2027-02-28');
  expect(timeText('2027-03-01T14:30:00Z', NEW_YORK)).toMatch(/^9:30\sAM$/);
  expect(dayAndTimeText('2027-03-01T14:30:00Z', NEW_YORK)).toMatch(/^Monday, March 1, 2027 at 9:30\sAM$/);
});

it('follows the wall clock over its changes', () => {
  expect(wallClockMinutes('2027-03-14T06:30:00Z', NEW_YORK)).toBe(90);
  expect(wallClockMinutes('2027-03-14T07:30:00Z', NEW_YORK)).toBe(210);
  expect(wallClockMinutes('2027-03-15T04:00:00Z', NEW_YORK)).toBe(0);
});

it('counts days over months and leap years', () => {
  expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
});

it('knows what is no day', () => {
  expect(['2027-03-01', '2027-13-01', '', '2027-3-1'].map(isDay)).toEqual([true, false, false, false]);
});

it('tells seconds as a stopwatch', () => {
  expect([0, 59.9, 245, -3].map(stopwatchText)).toEqual(['0:00', '0:59', '4:05', '0:00']);
});

it('tells a birth as exactly as it is known', () => {
  expect(birthDateText('1980-05-17')).toBe('May 17, 1980');
  expect(birthDateText('1957-04')).toBe('April 1957');
  expect(birthDateText('1957')).toBe('1957');
});

it('knows the same day of an earlier year', () => {
  expect(yearsBefore('2027-03-01', 130)).toBe('1897-03-01');
  expect(yearsBefore('2028-02-29', 128)).toBe('1900-03-01');
});
