import { once } from 'node:events';
import { DatabaseUnavailableError } from '@frontdesk/core/database-unavailable-error';
import { silentLogger } from '@frontdesk/core/logger';
import { describe, expect, it } from 'vitest';
import type { Report } from '../domain/report.ts';
import type { CountedGroup } from '../domain/report-table.ts';
import type { FactStore } from '../ports/fact-store.ts';
import { workOnReport } from './work-on-report.ts';

const CREATED = Date.parse('2027-03-01T12:00:00Z');
const DAY = 86_400_000;
const queued: Report = {
  id: 'rep_1',
  practiceId: 'p001',
  type: 'no-shows',
  groupBy: 'weekday',
  from: '2027-01-01',
  to: '2027-02-01',
  format: 'json',
  status: 'queued',
  createdAt: new Date(CREATED).toISOString(),
};

/** A worker whose database fails as often as is said; time passes only where it sleeps. */
function worker({
  report = queued,
  failures = 0,
  error = new DatabaseUnavailableError('unavailable') as Error,
  groups = [['mon', 4, 1]] as readonly CountedGroup[],
  isSilent = false,
  milliseconds = 28_000,
} = {}) {
  let [kept, left, now] = [report, failures, CREATED];
  const files: string[] = [];
  const events: unknown[] = [];
  const count: FactStore['count'] = async (_practiceId, _question, _zone, signal) => {
    if (isSilent) await once(signal as AbortSignal, 'abort').then(() => Promise.reject(error));
    if (left === 0) return { groups, newestEventAt: '2027-02-28T10:00:00.000Z' };
    left -= 1;
    throw error;
  };
  return {
    report: () => kept,
    files,
    events,
    after: (milliseconds: number) => {
      now += milliseconds;
    },
    work: () =>
      workOnReport(
        { practiceId: 'p001', reportId: 'rep_1' },
        { logger: silentLogger, deadline: now + milliseconds },
        {
          reports: {
            read: async () => kept,
            change: async (changed, event) => {
              if (event !== undefined) events.push(event);
              kept = changed;
              return true;
            },
          },
          files: {
            put: async (_report, text) => {
              expect(kept.status).toBe('queued');
              files.push(text);
            },
          },
          facts: { count } as FactStore,
          rules: { read: async () => undefined },
          clock: { now: () => now },
          sleep: async (milliseconds) => {
            now += milliseconds;
          },
        },
      ),
  };
}

describe('work on a report', () => {
  it('completes it with its numbers and the time that they are of', async () => {
    const { work, report } = worker();
    await work();
    expect(report()).toMatchObject({ status: 'completed', asOf: '2027-02-28T10:00:00.000Z' });
    expect(JSON.parse(report().result ?? '')).toMatchObject({ rows: [['mon', 4, 1, 0.25]] });
  });

  it.each(['json', 'csv'] as const)(
    'puts a result that no item holds into a file, before it says so: %s',
    async (format) => {
      const groups = Array.from({ length: 9_000 }, (_, index) => [`type-${index}-${'x'.repeat(40)}`, 4, 1]);
      const { work, report, files } = worker({ report: { ...queued, groupBy: 'appointmentType', format }, groups });
      await work();
      const [text = ''] = files;
      expect(report()).toMatchObject({ status: 'completed', asOf: '2027-02-28T10:00:00.000Z' });
      expect([report().result, report().file]).toEqual([undefined, { bytes: Buffer.byteLength(text) }]);
      expect(format === 'json' ? JSON.parse(text).rows.length : text.trim().split('\r\n').length - 1).toBe(9_000);
    },
  );

  it('keeps what an item holds, its quotation marks counted twice as DynamoDB gets them', async () => {
    for (const length of [2_000, 5_000, 5_600, 6_000, 7_000]) {
      const groups = Array.from({ length }, (_, index) => [`"${index}"${'"'.repeat(20)}`, 4, 1]);
      const { work, report, files } = worker({ report: { ...queued, groupBy: 'appointmentType' }, groups });
      await work();
      expect(Buffer.byteLength(JSON.stringify(report()))).toBeLessThan(400_000);
      expect(files.length === 0).toBe(report().result !== undefined);
    }
  });

  it('tells the practice when its weekly report is made, and of no other', async () => {
    const other = worker();
    await other.work();
    expect(other.events).toEqual([]);
    const { work, events, after } = worker({ report: { ...queued, isWeekly: true }, failures: 15 });
    await expect(work()).rejects.toThrow();
    expect(events).toEqual([]);
    after(DAY / 2);
    await work();
    await work();
    expect(events).toMatchObject([
      {
        practiceId: 'p001',
        event: 'report.ready',
        topic: 'reports',
        data: { reportId: 'rep_1', type: 'no-shows', from: '2027-01-01', to: '2027-02-01' },
      },
    ]);
  });

  it('waits for a sleeping database to wake, within its time', async () => {
    const { work, report } = worker({ failures: 8 });
    await work();
    expect(report().status).toBe('completed');
  });

  it.each([
    [new DatabaseUnavailableError('unavailable'), 'database-unavailable'],
    [new DatabaseUnavailableError('not-ready'), 'database-not-ready'],
    [new Error('a fault of ours'), 'unexpected'],
  ])('says why it waits, and comes again: %s', async (error, obstacle) => {
    const { work, report } = worker({ failures: 100, error });
    await expect(work()).rejects.toBe(error);
    expect(report()).toMatchObject({ status: 'waiting', obstacle });
  });

  it('says so while there is time, when the database goes on without an answer', async () => {
    const { work, report } = worker({ isSilent: true, milliseconds: 3_020 });
    await expect(work()).rejects.toThrow(DatabaseUnavailableError);
    expect(report()).toMatchObject({ status: 'waiting', obstacle: 'database-unavailable' });
  });

  it('completes one that has waited for an hour, and forgets what it waited for', async () => {
    const { work, report, after } = worker({ failures: 15 });
    await expect(work()).rejects.toThrow();
    after(3_600_000);
    await work();
    expect(report().status).toBe('completed');
    expect(report().obstacle).toBeUndefined();
  });

  it('gives up after a day, and says so', async () => {
    const { work, report, after } = worker({ failures: 100 });
    after(DAY);
    await work();
    expect(report()).toMatchObject({ status: 'failed', obstacle: 'database-unavailable' });
  });

  it('leaves a report alone that is completed: its message may come twice', async () => {
    const done: Report = { ...queued, status: 'completed', result: '{}' };
    const { work, report } = worker({ report: done });
    await work();
    expect(report()).toBe(done);
  });
});
