import { beforeAll, describe, expect, it } from 'vitest';
import { askCloud } from './cloud-control.ts';
import { Practice } from './practice.ts';
import { madeReport, someWeeklyReport, weeklyReportIn } from './reports.ts';
import { letWeeklyReportBeDue, storedItems } from './stored-items.ts';

let practice: Practice;
let path: string;
beforeAll(async () => {
  practice = await Practice.open('weekly');
  path = `/practices/${practice.id}/weekly-report`;
});

const send = (method: string, body?: object) => practice.send({ method, path, ...(body && { body }) });
const clockCalls = async (): Promise<void> => {
  const called = await askCloud('invoke', { functionName: 'startWeeklyReports', payload: {} });
  expect(called.ok, JSON.stringify(called)).toBe(true);
};
const readyEvents = async () =>
  (await storedItems('events', practice.id)).filter(({ topic }) => topic?.S === 'reports');

describe('a weekly report', () => {
  it('is chosen, read, chosen anew and ended by a manager', async () => {
    expect((await send('GET')).status).toBe(404);
    expect((await send('DELETE')).status).toBe(204);
    const chosen = await send('PUT', { type: 'calls', weekday: 'fri', hour: 17 });
    expect([chosen.status, chosen.json]).toEqual([
      200,
      {
        practiceId: practice.id,
        type: 'calls',
        groupBy: 'hour',
        weekday: 'fri',
        hour: 17,
        format: 'json',
        nextAt: expect.any(String),
      },
    ]);
    const ahead = Date.parse(chosen.json.nextAt) - Date.now();
    expect(ahead).toBeGreaterThan(0);
    expect(ahead).toBeLessThanOrEqual(7 * 86_400_000 + 3_600_000);
    expect((await send('GET')).json).toEqual(chosen.json);
    await send('PUT', someWeeklyReport());
    expect((await send('GET')).json).toMatchObject(someWeeklyReport());
    expect((await send('DELETE')).status).toBe(204);
    expect((await send('GET')).status).toBe(404);
  });

  it.each([
    ['/groupBy', { type: 'calls', groupBy: 'provider' }],
    ['/weekday', { weekday: 'monday' }],
    ['/hour', { hour: 24 }],
    ['/hour', { hour: 7.5 }],
  ])('is refused with %s of %j', async (pointer, change) => {
    const { status, json } = await send('PUT', someWeeklyReport(change));
    expect([status, json.code, json.errors[0].pointer]).toEqual([400, 'INPUT_INVALID', pointer]);
  });

  it('is made once when its time has come, however often the clock calls, and the practice is told', async () => {
    await weeklyReportIn(practice);
    const due = Date.now() - 1_000;
    await letWeeklyReportBeDue(practice.id, due);
    await Promise.all([clockCalls(), clockCalls()]);
    const { lastReportId, nextAt } = (await send('GET')).json;
    expect(Date.parse(nextAt)).toBeGreaterThan(due);
    const report = await madeReport(practice, lastReportId);
    expect(report).toMatchObject({ status: 'completed', type: 'no-shows', groupBy: 'weekday', format: 'csv' });
    expect(Date.parse(report.to) - Date.parse(report.from)).toBe(6 * 86_400_000);
    expect(report).not.toHaveProperty('isWeekly');
    await expect.poll(readyEvents).toHaveLength(1);
    const [told] = await readyEvents();
    expect(told).toMatchObject({
      event: { S: 'report.ready' },
      data: {
        M: {
          reportId: { S: lastReportId },
          type: { S: 'no-shows' },
          from: { S: report.from },
          to: { S: report.to },
        },
      },
    });
    await clockCalls();
    expect(await readyEvents()).toHaveLength(1);
  });

  it('is no report that a request reads', async () => {
    await weeklyReportIn(practice);
    const { status } = await practice.send({ method: 'GET', path: `/reports/${encodeURIComponent('#weekly')}` });
    expect(status).toBe(404);
  });
});
