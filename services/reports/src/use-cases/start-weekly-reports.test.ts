import { silentLogger } from '@frontdesk/core/logger';
import { describe, expect, it } from 'vitest';
import type { Report } from '../domain/report.ts';
import type { WeeklyReport } from '../domain/weekly-report.ts';
import type { ReportKey } from '../ports/report-store.ts';
import { startWeeklyReports } from './start-weekly-reports.ts';

const WEEK = 7 * 86_400_000;
const DUE = Date.parse('2027-03-15T08:00:00Z');
const weekly = (practiceId: string): WeeklyReport => ({
  practiceId,
  type: 'no-shows',
  groupBy: 'weekday',
  weekday: 'mon',
  hour: 8,
  format: 'json',
  dueAt: DUE,
});

/** Practices in UTC. `dies` says before which step of which practice a call dies, once. */
function office(practices: readonly string[], { now = DUE, dies = '' } = {}) {
  const schedules = new Map(practices.map((id) => [id, weekly(id)]));
  const kept = new Map<string, Report>();
  const queued: string[] = [];
  let death = dies;
  const step = async (name: string): Promise<void> => {
    await Promise.resolve();
    if (name !== death) return;
    death = '';
    throw new Error('died');
  };
  const nameOf = ({ practiceId, reportId }: ReportKey) => `${practiceId}/${reportId}`;
  const ports = {
    weekly: {
      due: async (until: number) => [...schedules.values()].filter(({ dueAt }) => dueAt <= until),
      moveOn: async (before: WeeklyReport, after: Pick<WeeklyReport, 'dueAt'>) => {
        await step(`move ${before.practiceId}`);
        const isSame = schedules.get(before.practiceId)?.dueAt === before.dueAt;
        if (isSame) schedules.set(before.practiceId, { ...before, ...after });
        return isSame;
      },
    },
    reports: {
      keep: async (report: Report) => {
        await step(`keep ${report.practiceId}`);
        const name = nameOf({ practiceId: report.practiceId, reportId: report.id });
        if (!kept.has(name)) kept.set(name, report);
      },
    },
    queue: {
      send: async (key: ReportKey) => {
        await step(`send ${key.practiceId}`);
        expect(kept.has(nameOf(key))).toBe(true);
        queued.push(nameOf(key));
      },
    },
    rules: { read: async () => undefined },
    clock: { now: () => now },
  };
  return {
    kept,
    queued,
    schedules,
    run: () => startWeeklyReports({ deadline: now + 28_000, logger: silentLogger }, ports),
  };
}

describe('weekly reports that are due', () => {
  it('are asked for once, however often and at once the clock calls', async () => {
    const { run, kept, queued } = office(['p001', 'p002']);
    await Promise.all([run(), run()]);
    await run();
    expect([...kept.keys()]).toEqual(['p001/rep_weekly-20270315T0800', 'p002/rep_weekly-20270315T0800']);
    expect([...new Set(queued)].sort()).toEqual([...kept.keys()]);
  });

  it.each(['keep p001', 'send p001', 'move p001'])(
    'are asked for by the next call when one dies before: %s; other practices do not notice',
    async (dies) => {
      const { run, kept, queued, schedules } = office(['p001', 'p002'], { dies });
      await expect(run()).rejects.toThrow('died');
      expect(queued).toContain('p002/rep_weekly-20270315T0800');
      await run();
      expect(new Set(queued)).toEqual(new Set(kept.keys()));
      expect(kept.size).toBe(2);
      expect([...schedules.values()].map(({ dueAt }) => dueAt)).toEqual([DUE + WEEK, DUE + WEEK]);
    },
  );

  it('are made up for, a report for each missed week', async () => {
    const { run, kept, schedules } = office(['p001'], { now: DUE + 2 * WEEK + 1 });
    await run();
    expect([...kept.values()].map(({ from, to }) => [from, to])).toEqual([
      ['2027-03-08', '2027-03-14'],
      ['2027-03-15', '2027-03-21'],
      ['2027-03-22', '2027-03-28'],
    ]);
    expect(schedules.get('p001')).toMatchObject({ dueAt: DUE + 3 * WEEK, lastReportId: 'rep_weekly-20270329T0800' });
  });
});
