import { jsonAnswer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { randomIds } from '@frontdesk/core/ids';
import { describe, expect, it } from 'vitest';
import type { ReportKey } from '../ports/report-store.ts';
import { requestReport } from './request-report.ts';

const asked = { type: 'calls', from: '2027-01-01', to: '2027-12-31', format: 'json' } as const;

function desk(queue: (key: ReportKey) => Promise<void> = async () => undefined) {
  const sent: ReportKey[] = [];
  const ports = {
    reports: { create: async (_report: unknown, { answer }: { answer: ReturnType<typeof jsonAnswer> }) => answer },
    queue: {
      send: async (key: ReportKey) => {
        await queue(key);
        sent.push(key);
      },
    },
    clock: { now: () => Date.parse('2027-03-01T12:00:00Z') },
    ids: randomIds,
  };
  const ask = (change: object = {}) =>
    requestReport(
      {
        practiceId: 'p001',
        asked: { ...asked, ...change },
        idempotency: undefined,
        deadline: 0,
        answer: (report) => jsonAnswer(202, report),
      },
      ports,
    );
  return { ask, sent };
}

describe('a request for a report', () => {
  it('is grouped by the first grouping of its type unless it says otherwise, and a worker is told', async () => {
    const { ask, sent } = desk();
    const report = JSON.parse((await ask()).body);
    expect(report).toMatchObject({ groupBy: 'hour', status: 'queued' });
    expect(sent).toEqual([{ practiceId: 'p001', reportId: report.id }]);
  });

  it('is answered by nobody before a worker was told', async () => {
    const { ask } = desk(async () => {
      throw new AppError('UNAVAILABLE');
    });
    await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it.each([
    ['/to', { to: '2026-12-31' }],
    ['/to', { to: '2029-01-02' }],
    ['/groupBy', { groupBy: 'provider' }],
  ])('is refused with %s of %j', async (pointer, change) => {
    const { ask, sent } = desk();
    await expect(ask(change)).rejects.toMatchObject({ code: 'INPUT_INVALID', faults: [{ pointer }] });
    expect(sent).toEqual([]);
  });

  it('may be over two years with a leap day', async () => {
    const { ask } = desk();
    expect((await ask({ from: '2027-01-01', to: '2028-12-31' })).statusCode).toBe(202);
  });
});
