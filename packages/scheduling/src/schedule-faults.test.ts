import { describe, expect, it } from 'vitest';
import type { DayOfWeek } from './calendar-date.ts';
import type { DateOverride, WeeklyWindow } from './schedule.ts';
import { scheduleFaults } from './schedule-faults.ts';

const week = (...windows: [DayOfWeek, string, string][]): WeeklyWindow[] =>
  windows.map(([dayOfWeek, start, end]) => ({ dayOfWeek, start, end }));
const pointers = (weekly: WeeklyWindow[], overrides: DateOverride[] = [], timeZone = 'America/New_York') =>
  scheduleFaults({ timeZone, weekly, overrides }).map(({ pointer }) => pointer);

describe('scheduleFaults', () => {
  it.each([
    ['an empty week', week()],
    ['a morning and an afternoon', week(['mon', '09:00', '12:00'], ['mon', '13:00', '17:00'])],
    ['windows that touch', week(['mon', '09:00', '12:00'], ['mon', '12:00', '17:00'])],
    ['a night', week(['mon', '22:00', '06:00'], ['tue', '06:00', '12:00'])],
    ['a whole day', week(['mon', '00:00', '24:00'], ['tue', '00:00', '00:00'])],
    ['Sunday night until Monday morning', week(['sun', '22:00', '06:00'], ['mon', '06:00', '07:00'])],
    ['24 hours from nine to nine, daily', week(['sun', '09:00', '09:00'], ['mon', '09:00', '09:00'])],
  ])('accepts %s', (_, weekly) => {
    expect(pointers(weekly)).toEqual([]);
  });

  it.each([
    ['windows that overlap', week(['mon', '09:00', '12:05'], ['mon', '12:00', '17:00']), ['/weekly/1']],
    [
      'a night that runs into the next morning',
      week(['tue', '05:00', '07:00'], ['mon', '22:00', '06:00']),
      ['/weekly/0'],
    ],
    ['Sunday night into Monday', week(['mon', '05:00', '07:00'], ['sun', '22:00', '06:00']), ['/weekly/0']],
    ['a window given twice', week(['fri', '09:00', '12:00'], ['fri', '09:00', '12:00']), ['/weekly/1']],
    [
      'a short window within a long one, and one after it',
      week(['mon', '08:00', '18:00'], ['mon', '09:00', '10:00'], ['mon', '11:00', '12:00']),
      ['/weekly/1', '/weekly/2'],
    ],
    ['minutes off the grid', week(['mon', '09:01', '12:02']), ['/weekly/0/start', '/weekly/0/end']],
    [
      'times that are none',
      week(['mon', '9:00', '25:00'], ['tue', '24:00', '12:60']),
      ['/weekly/0/start', '/weekly/0/end', '/weekly/1/start', '/weekly/1/end'],
    ],
    ['a day that is none', week(['xyz' as DayOfWeek, '09:00', '12:00']), ['/weekly/0/dayOfWeek']],
  ])('points at %s', (_, weekly, expected) => {
    expect(pointers(weekly)).toEqual(expected);
  });

  it('points at a zone that does not exist, and at every other fault too', () => {
    expect(pointers(week(['mon', '09:00', '1200']), [], 'America/Gotham')).toEqual(['/timeZone', '/weekly/0/end']);
  });

  it('points at overrides of no date, of a date given twice, and with windows that overlap', () => {
    const overrides = [
      { date: '2026-02-30', windows: [] },
      { date: '2026-12-24', windows: [] },
      { date: '2026-12-24', windows: [{ start: '09:00', end: '12:00' }] },
      {
        date: '2026-12-25',
        windows: [
          { start: '09:00', end: '12:00' },
          { start: '10:00', end: '11:00' },
        ],
      },
      { date: '2026-12-26', windows: [{ start: '09:00', end: 'noon' }] },
    ];
    expect(pointers([], overrides)).toEqual([
      '/overrides/0/date',
      '/overrides/2/date',
      '/overrides/3/windows/1',
      '/overrides/4/windows/0/end',
    ]);
  });
});
