import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import type { Schedule } from '@frontdesk/scheduling/schedule';
import { describe, expect, it } from 'vitest';
import { openMinutes } from './open-minutes.ts';

const rulesOf = (schedule: Partial<Schedule>, closures: PracticeRules['closures'] = []): PracticeRules => ({
  practiceId: 'p001',
  revision: 1,
  timeZone: 'America/New_York',
  policy: { startGridMinutes: 5, offerIntervalMinutes: 15, minimumNoticeMinutes: 0 },
  appointmentTypes: new Map(),
  providers: new Map([
    [
      'dr-adams',
      {
        revision: 1,
        version: 1,
        schedule: { timeZone: 'America/New_York', weekly: [], overrides: [], ...schedule },
      },
    ],
  ]),
  closures,
});
const minutesBy = (rules: PracticeRules, from: string, to: string): Record<string, number> =>
  Object.fromEntries(openMinutes(rules, from, to).map(({ hour, weekday, minutes }) => [`${weekday} ${hour}`, minutes]));

describe('open minutes', () => {
  it('are those of the weekly hours in the days, the last one included', () => {
    const rules = rulesOf({ weekly: [{ dayOfWeek: 'mon', start: '09:30', end: '11:15' }] });
    expect(minutesBy(rules, '2027-03-01', '2027-03-15')).toEqual({ '1 9': 90, '1 10': 180, '1 11': 45 });
    expect(minutesBy(rules, '2027-03-02', '2027-03-07')).toEqual({});
  });

  it('are fewer by closures', () => {
    const at = (text: string): number => Date.parse(text) / 60_000;
    const closure = { id: 'c', start: at('2027-03-01T09:45:00-05:00'), end: at('2027-03-01T10:30:00-05:00') };
    const rules = rulesOf({ weekly: [{ dayOfWeek: 'mon', start: '09:30', end: '11:15' }] }, [closure]);
    expect(minutesBy(rules, '2027-03-01', '2027-03-01')).toEqual({ '1 9': 15, '1 10': 30, '1 11': 15 });
  });

  it('have no hour that the clocks skip, and twice the one that they repeat', () => {
    const rules = rulesOf({ weekly: [{ dayOfWeek: 'sun', start: '00:00', end: '04:00' }] });
    expect(minutesBy(rules, '2027-03-14', '2027-03-14')).toEqual({ '7 0': 60, '7 1': 60, '7 3': 60 });
    expect(minutesBy(rules, '2027-11-07', '2027-11-07')).toEqual({ '7 0': 60, '7 1': 120, '7 2': 60, '7 3': 60 });
  });

  it('of a night count on the days on which they are', () => {
    const rules = rulesOf({ weekly: [{ dayOfWeek: 'mon', start: '23:00', end: '01:00' }] });
    expect(minutesBy(rules, '2027-03-01', '2027-03-01')).toEqual({ '1 23': 60 });
    expect(minutesBy(rules, '2027-03-02', '2027-03-02')).toEqual({ '2 0': 60 });
  });
});
