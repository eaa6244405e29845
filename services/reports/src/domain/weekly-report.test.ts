import { describe, expect, it } from 'vitest';
import { dueAfter, dueNext, reportDue, type WeeklyReport } from './weekly-report.ts';

const at = (instant: string): number => Date.parse(instant);
const wall = (epochMilliseconds: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(
    epochMilliseconds,
  );
const weekly = (change: Partial<WeeklyReport> = {}): WeeklyReport => ({
  practiceId: 'p001',
  type: 'no-shows',
  groupBy: 'weekday',
  weekday: 'mon',
  hour: 8,
  format: 'json',
  dueAt: at('2027-03-15T12:00:00Z'),
  ...change,
});

describe('a weekly report', () => {
  it.each([
    ['mon', 8, 'America/New_York', '2027-03-10T12:00:00Z', '2027-03-15T12:00:00Z'],
    ['mon', 8, 'America/New_York', '2027-03-15T11:59:59Z', '2027-03-15T12:00:00Z'],
    ['mon', 8, 'America/New_York', '2027-03-15T12:00:00Z', '2027-03-22T12:00:00Z'],
    ['mon', 0, 'Pacific/Kiritimati', '2027-03-14T09:59:59Z', '2027-03-14T10:00:00Z'],
    // The clock skips 2:00 on March 14, 2027; 2:00 by the clock before is 3:00.
    ['sun', 2, 'America/New_York', '2027-03-10T12:00:00Z', '2027-03-14T07:00:00Z'],
    ['sun', 3, 'America/New_York', '2027-03-10T12:00:00Z', '2027-03-14T07:00:00Z'],
    // It shows 1:00 twice on November 7, 2027; the first time counts, and only that.
    ['sun', 1, 'America/New_York', '2027-11-06T12:00:00Z', '2027-11-07T05:00:00Z'],
    ['sun', 1, 'America/New_York', '2027-11-07T05:00:00Z', '2027-11-14T06:00:00Z'],
    // Midnight itself is skipped.
    ['sun', 0, 'America/Santiago', '2027-09-01T12:00:00Z', '2027-09-05T04:00:00Z'],
  ] as const)('on %s at %i in %s is due after %s at %s', (weekday, hour, zone, after, due) => {
    expect(new Date(dueAfter({ weekday, hour }, at(after), zone)).toISOString()).toBe(due.replace('Z', '.000Z'));
  });

  it('comes once a week of a year by the clock of the wall, whatever that does', () => {
    for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu']) {
      for (const hour of [0, 1, 2, 3, 23]) {
        const dues: number[] = [];
        let due = at('2027-01-01T00:00:00Z');
        while (dues.length < 52) {
          due = dueAfter({ weekday: 'sun', hour }, due, zone);
          dues.push(due);
        }
        const shown = dues.filter((each) => wall(each, zone) === `Sun ${String(hour).padStart(2, '0')}:00`);
        // Of a clock that skips the hour one shows another.
        expect(shown.length, `${zone} ${hour}`).toBeGreaterThanOrEqual(51);
        expect(new Set(dues.map((each) => new Date(each + 14 * 3_600_000).toISOString().slice(0, 10))).size).toBe(52);
      }
    }
  });

  it('counts the seven days before its own, and is one report however often it is asked for', () => {
    const first = reportDue(weekly(), at('2027-03-15T12:03:00Z'), 'America/New_York');
    expect(first).toMatchObject({
      id: 'rep_weekly-20270315T1200',
      from: '2027-03-08',
      to: '2027-03-14',
      status: 'queued',
      isWeekly: true,
    });
    expect(reportDue(weekly(), at('2027-03-16T12:03:00Z'), 'America/New_York').id).toBe(first.id);
    // Sunday evening in UTC is Monday there.
    const ahead = reportDue(weekly({ dueAt: at('2027-03-14T19:00:00Z') }), 0, 'Pacific/Auckland');
    expect([ahead.from, ahead.to]).toEqual(['2027-03-08', '2027-03-14']);
  });

  it('is made for each week that was missed, and for no more than eight', () => {
    const now = at('2027-03-30T12:00:00Z');
    expect(dueNext(weekly(), now, 'America/New_York')).toBe(at('2027-03-22T12:00:00Z'));
    expect(dueNext(weekly({ dueAt: at('2026-03-16T12:00:00Z') }), now, 'America/New_York')).toBe(
      at('2027-02-08T13:00:00Z'),
    );
  });
});
