import { describe, expect, it } from 'vitest';
import { bookability } from './bookability.ts';
import { DAYS_OF_WEEK } from './calendar-date.ts';
import { parseInstant } from './instant.ts';
import { DEFAULT_BOOKING_POLICY, type Schedule } from './schedule.ts';

const at = (text: string): number => parseInstant(text)!.epochMinutes;
const schedule = (start: string, end: string): Schedule => ({
  timeZone: 'America/New_York',
  weekly: DAYS_OF_WEEK.map((dayOfWeek) => ({ dayOfWeek, start, end })),
  overrides: [{ date: '2026-12-25', windows: [] }],
});
const exam = { code: 'exam', durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
const nineToFive = {
  schedule: schedule('09:00', '17:00'),
  closures: [],
  type: exam,
  policy: DEFAULT_BOOKING_POLICY,
  now: at('2026-01-01T00:00:00Z'),
};
const ask = (start: string, changes: Partial<Parameters<typeof bookability>[0]> = {}) =>
  bookability({ ...nineToFive, start: at(start), ...changes });

describe('bookability', () => {
  it.each([
    ['2026-07-06T09:00:00-04:00', 'bookable'],
    ['2026-07-06T16:00:00-04:00', 'bookable'],
    ['2026-07-06T16:05:00-04:00', 'outside-schedule'],
    ['2026-07-06T08:55:00-04:00', 'outside-schedule'],
    ['2026-07-06T23:00:00-04:00', 'outside-schedule'],
    ['2026-12-25T10:00:00-05:00', 'outside-schedule'],
    ['2026-07-06T09:01:00-04:00', 'off-grid'],
  ])('of an hour at %s, open from nine to five: %s', (start, expected) => {
    expect(ask(start)).toBe(expected);
  });

  it('is asked on the grid of the practice, counted on the wall clock from the start of the window', () => {
    const policy = { ...DEFAULT_BOOKING_POLICY, startGridMinutes: 15 };
    expect(ask('2026-07-06T09:15:00-04:00', { policy })).toBe('bookable');
    expect(ask('2026-07-06T09:05:00-04:00', { policy })).toBe('off-grid');
    const fromHalfPast = { policy: { ...policy, startGridMinutes: 60 }, schedule: schedule('08:30', '17:00') };
    expect(ask('2026-07-06T09:30:00-04:00', fromHalfPast)).toBe('bookable');
    expect(ask('2026-07-06T09:00:00-04:00', fromHalfPast)).toBe('off-grid');
  });

  it('takes a start that is on the grid of one of two windows, where an override meets the night before', () => {
    const policy = { ...DEFAULT_BOOKING_POLICY, startGridMinutes: 60 };
    const night = schedule('22:00', '02:00');
    const overlapping = { ...night, overrides: [{ date: '2026-07-06', windows: [{ start: '00:30', end: '03:30' }] }] };
    const starts = ['00:00', '00:30', '01:00', '01:30', '02:00', '02:30'];
    expect(starts.map((time) => ask(`2026-07-06T${time}:00-04:00`, { policy, schedule: overlapping }))).toEqual([
      'bookable',
      'bookable',
      'bookable',
      'bookable',
      'off-grid',
      'bookable',
    ]);
  });

  it('counts on over a change of the clocks: a reading shown twice is two starts', () => {
    const policy = { ...DEFAULT_BOOKING_POLICY, startGridMinutes: 90 };
    const always = schedule('00:00', '24:00');
    const on = (start: string) => ask(start, { policy, schedule: always });
    expect(['01:30:00-04:00', '01:30:00-05:00', '03:00:00-05:00'].map((time) => on(`2026-11-01T${time}`))).toEqual(
      Array(3).fill('bookable'),
    );
    expect(on('2026-11-01T02:00:00-05:00')).toBe('off-grid');
    expect(on('2026-03-08T03:00:00-04:00')).toBe('bookable');
    expect(on('2026-03-08T04:00:00-04:00')).toBe('off-grid');
  });

  it('lets buffers reach beyond opening hours', () => {
    const type = { ...exam, bufferBeforeMinutes: 30, bufferAfterMinutes: 30 };
    expect(ask('2026-07-06T09:00:00-04:00', { type })).toBe('bookable');
    expect(ask('2026-07-06T16:00:00-04:00', { type })).toBe('bookable');
  });

  it('calls what a closure is in the way of closed, to the minute', () => {
    const closures = [{ start: at('2026-07-06T12:00:00-04:00'), end: at('2026-07-06T13:00:00-04:00') }];
    expect(ask('2026-07-06T11:00:00-04:00', { closures })).toBe('bookable');
    expect(ask('2026-07-06T11:05:00-04:00', { closures })).toBe('closed');
    expect(ask('2026-07-06T12:55:00-04:00', { closures })).toBe('closed');
    expect(ask('2026-07-06T13:00:00-04:00', { closures })).toBe('bookable');
  });

  it('demands the notice of the practice, to the second', () => {
    const policy = { ...DEFAULT_BOOKING_POLICY, minimumNoticeMinutes: 120 };
    const now = at('2026-07-06T08:00:00-04:00');
    expect(ask('2026-07-06T10:00:00-04:00', { policy, now })).toBe('bookable');
    expect(ask('2026-07-06T10:00:00-04:00', { policy, now: now + 1 / 60 })).toBe('too-soon');
    expect(ask('2026-07-06T09:55:00-04:00', { policy, now })).toBe('too-soon');
  });

  it('has no past', () => {
    expect(ask('2026-07-06T10:00:00-04:00', { now: at('2026-07-06T10:01:00-04:00') })).toBe('too-soon');
  });

  it('lets an hour run through a change of the clocks', () => {
    const always = schedule('00:00', '24:00');
    expect(ask('2026-03-08T06:30:00Z', { schedule: always })).toBe('bookable');
    expect(ask('2026-11-01T01:00:00-04:00', { schedule: always })).toBe('bookable');
    expect(ask('2026-11-01T01:00:00-05:00', { schedule: always })).toBe('bookable');
  });

  it('does not let an appointment run into the repeated hour that its window does not open', () => {
    const early = schedule('00:00', '01:30');
    expect(ask('2026-11-01T00:30:00-04:00', { schedule: early })).toBe('bookable');
    expect(ask('2026-11-01T00:45:00-04:00', { schedule: early })).toBe('outside-schedule');
    expect(ask('2026-11-01T01:00:00-05:00', { schedule: early })).toBe('outside-schedule');
  });
});
