import { afterEach, expect, it, vi } from 'vitest';
import {
  addDays,
  ageOn,
  birthDateText,
  dayAndTimeText,
  dayOf,
  dayText,
  hourText,
  isDay,
  minutesInto,
  monthDayText,
  shortDayText,
  stopwatchText,
  timeText,
  yearsBefore,
  zoneText,
} from './practice-time.ts';
import { startOfDay } from './wall-clock.ts';

const NEW_YORK = 'America/New_York';
const LOS_ANGELES = 'America/Los_Angeles';
const spaces = (text: string) => text.replaceAll(/\s/g, ' ');

afterEach(() => vi.unstubAllGlobals());

it('tells days and times as the practice’s clocks show them, wherever the page is open', () => {
  expect(dayOf('2027-03-01T03:30:00Z', NEW_YORK)).toBe('2027-02-28');
  expect(timeText('2027-03-01T14:30:00Z', NEW_YORK)).toMatch(/^9:30\sAM$/);
  expect(dayAndTimeText('2027-03-01T14:30:00Z', NEW_YORK)).toMatch(/^Monday, March\u00a01, 2027 at 9:30\sAM$/);
});

it('ends no line within a date', () => {
  expect([shortDayText('2026-11-17'), monthDayText('2026-11-17')]).toEqual(['Tue, Nov\u00a017', 'Nov\u00a017']);
  expect(dayText('2026-03-01')).toBe('Sunday, March\u00a01, 2026');
  expect(birthDateText('1980-05')).toBe('May 1980');
});

it('takes the reading from the answer’s own text, whatever rules the browser has of the zone', () => {
  // Rules of another year, or none at all.
  for (const zone of ['Asia/Tokyo', 'Nowhere/Atlantis']) {
    expect(spaces(timeText('2027-03-01T09:30:00-05:00', zone))).toBe('9:30 AM');
    expect(dayOf('2027-03-01T23:30:00-05:00', zone)).toBe('2027-03-01');
  }
});

it('is in UTC and says so where the browser does not know the zone', () => {
  expect(dayOf('2027-03-01T23:30:00Z', 'Nowhere/Atlantis')).toBe('2027-03-01');
  expect(zoneText('2027-03-01T12:00:00Z', 'Nowhere/Atlantis')).toContain(
    'does not know the time zone Nowhere/Atlantis',
  );
  expect(zoneText('2027-03-01T12:00:00Z', NEW_YORK)).toBe('Eastern Standard Time');
});

it('tells readings apart that the clocks show twice, and only those', () => {
  const told = (instant: string) => spaces(timeText(instant, LOS_ANGELES));
  expect(told('2027-11-07T00:45:00-07:00')).toBe('12:45 AM');
  expect(told('2027-11-07T01:00:00-07:00')).toBe('1:00 AM PDT');
  expect(told('2027-11-07T01:45:00-07:00')).toBe('1:45 AM PDT');
  expect(told('2027-11-07T01:00:00-08:00')).toBe('1:00 AM PST');
  expect(told('2027-11-07T01:45:00-08:00')).toBe('1:45 AM PST');
  expect(told('2027-11-07T02:00:00-08:00')).toBe('2:00 AM');
  expect(told('2027-03-14T01:45:00-08:00')).toBe('1:45 AM');
  // Half an hour, on Lord Howe Island.
  expect(timeText('2027-04-03T15:15:00Z', 'Australia/Lord_Howe')).toContain('GMT+10:30');
  expect(timeText('2027-04-03T15:45:00Z', 'Australia/Lord_Howe')).not.toContain('GMT');
});

it('has the clock of 24 hours where the person’s language has it', () => {
  vi.stubGlobal('navigator', { language: 'en-GB' });
  expect([timeText('2027-03-01T18:30:00Z', NEW_YORK), hourText(13 * 60)]).toEqual(['13:30', '13:00']);
  vi.stubGlobal('navigator', { language: 'en-US@posix' });
  expect([timeText('2027-03-01T18:30:00Z', NEW_YORK), hourText(13 * 60)].map(spaces)).toEqual(['1:30 PM', '1 PM']);
});

it('follows the wall clock over its changes and over midnight', () => {
  expect(minutesInto('2027-03-14', '2027-03-14T06:30:00Z', NEW_YORK)).toBe(90);
  expect(minutesInto('2027-03-14', '2027-03-14T07:30:00Z', NEW_YORK)).toBe(210);
  expect(minutesInto('2027-03-15', '2027-03-15T04:00:00Z', NEW_YORK)).toBe(0);
  expect(minutesInto('2027-03-15', '2027-03-15T03:30:00Z', NEW_YORK)).toBe(-30);
  expect(minutesInto('2027-03-14', '2027-03-15T04:30:00Z', NEW_YORK)).toBe(24 * 60 + 30);
});

it('knows when a day begins, also one that begins in another offset than its noon', () => {
  expect(new Date(startOfDay('2027-03-14', NEW_YORK)).toISOString()).toBe('2027-03-14T05:00:00.000Z');
  expect(new Date(startOfDay('2027-03-15', NEW_YORK)).toISOString()).toBe('2027-03-15T04:00:00.000Z');
  expect(new Date(startOfDay('2027-03-15', 'Pacific/Auckland')).toISOString()).toBe('2027-03-14T11:00:00.000Z');
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

it('tells a birth as exactly as it is known, and the age where it is certain', () => {
  expect(birthDateText('1980-05-17')).toBe('May\u00a017, 1980');
  expect(birthDateText('1957-04')).toBe('April 1957');
  expect(birthDateText('1957')).toBe('1957');
  expect(ageOn('2027-05-16', '1980-05-17')).toBe(46);
  expect(ageOn('2027-05-17', '1980-05-17')).toBe(47);
  expect(ageOn('2027-05-17', '2027-05-17')).toBe(0);
  for (const birthDate of ['1957', '1957-04', '', '2028-01-01']) expect(ageOn('2027-05-17', birthDate)).toBeUndefined();
});

it('knows the same day of an earlier year', () => {
  expect(yearsBefore('2027-03-01', 130)).toBe('1897-03-01');
  expect(yearsBefore('2028-02-29', 128)).toBe('1900-03-01');
});
