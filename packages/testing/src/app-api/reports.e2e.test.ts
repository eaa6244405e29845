import { beforeAll, describe, expect, it, vi } from 'vitest';
import { askCloud } from './cloud-control.ts';
import { Practice } from './practice.ts';
import { madeReport, reportedIn, someReport } from './reports.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('report');
});

describe('a report', () => {
  it('counts what was booked, once the events have come', async () => {
    const { start } = await practice.booked({ providerId: 'dr-baker', appointmentType: 'exam' });
    const day = start.slice(0, 10);
    const report = await vi.waitFor(
      async () => {
        const made = await reportedIn(practice, { type: 'utilization', from: day, to: day, groupBy: 'provider' });
        expect(made.rows.find(([provider]: [string]) => provider === 'dr-baker')?.[1]).toBe(1);
        return made;
      },
      { timeout: 20_000, interval: 200 },
    );
    expect(report).toMatchObject({
      practiceId: practice.id,
      status: 'completed',
      columns: [
        { name: 'provider', unit: 'group' },
        { name: 'appointments', unit: 'count' },
        { name: 'bookedMinutes', unit: 'minutes' },
        { name: 'openMinutes', unit: 'minutes' },
        { name: 'utilization', unit: 'ratio' },
      ],
      asOf: expect.any(String),
    });
    const [, appointments, booked, open, utilization] = report.rows.find(([name]: [string]) => name === 'dr-baker');
    expect({ appointments, booked, open, utilization }).toEqual({
      appointments: 1,
      booked: 30,
      open: 1440,
      utilization: 0.0208,
    });
  });

  it('waits while the database is away, and then counts what was booked meanwhile', async () => {
    const { dataApi } = await askCloud('addresses', {});
    const take = async (seconds: number) => {
      const body = JSON.stringify({ kind: 'away', seconds });
      expect((await fetch(`${dataApi}/faults`, { method: 'POST', body })).status).toBe(200);
    };
    await take(60);
    const { start } = await practice.booked({ providerId: 'dr-adams', appointmentType: 'exam' });
    const day = start.slice(0, 10);
    const body = { type: 'utilization', from: day, to: day, groupBy: 'provider' };
    const { json: asked } = await practice.send({ method: 'POST', path: '/reports', body });
    const { json: meanwhile } = await practice.send({ method: 'GET', path: `/reports/${asked.id}` });
    expect(meanwhile.status).toBe('queued');
    await take(0);
    expect((await madeReport(practice, asked.id)).status).toBe('completed');
    await vi.waitFor(
      async () => {
        const { rows } = await reportedIn(practice, body);
        expect(rows.find(([provider]: [string]) => provider === 'dr-adams')?.[1]).toBe(1);
      },
      { timeout: 20_000, interval: 200 },
    );
  });

  it('comes as CSV, with a header', async () => {
    const made = await reportedIn(practice, someReport({ type: 'calls', format: 'csv' }));
    expect(made.csv).toBe(
      'hour,calls,answered,missed,averageWaitSeconds,ninetiethPercentileWaitSeconds,averageTalkSeconds,booked,bookedPerCall\r\n',
    );
    expect(made.rows).toBeUndefined();
  });

  it('is made within seconds, and tells until then when to look again', async () => {
    const { status, headers, json } = await practice.send({ method: 'POST', path: '/reports', body: someReport() });
    expect([status, headers.location, headers['retry-after'], json.status]).toEqual([
      202,
      `/reports/${json.id}`,
      '2',
      'queued',
    ]);
    expect((await madeReport(practice, json.id)).status).toBe('completed');
  });

  it.each([
    ['/to', { from: '2027-03-02', to: '2027-03-01' }],
    ['/to', { from: '2025-01-01', to: '2027-03-01' }],
    ['/groupBy', { type: 'calls', groupBy: 'provider' }],
    ['/from', { from: "2027-01-01'; drop table reports.appointment; --" }],
    ['/to', { to: '2027-01-01 or 1=1' }],
    ['/groupBy', { groupBy: 'weekday; select 1' }],
    ['/type', { type: "calls' union select" }],
    ['/format', { format: 'xlsx' }],
  ])('is refused with %s of %j', async (pointer, change) => {
    const { status, json } = await practice.send({ method: 'POST', path: '/reports', body: someReport(change) });
    expect([status, json.code, json.errors[0].pointer]).toEqual([400, 'INPUT_INVALID', pointer]);
  });
});
