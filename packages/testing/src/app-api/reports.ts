import { expect, vi } from 'vitest';
import type { Practice } from './practice.ts';
import type { WireAnswer } from './send-request.ts';

let asked = 0;

/** The body of a request for a report that no other call of this gave. */
export function someReport(change: object = {}): Record<string, unknown> {
  asked += 1;
  const to = new Date(Date.UTC(2027, 0, 1 + (asked % 300))).toISOString().slice(0, 10);
  return { type: 'no-shows', from: '2027-01-01', to, ...change };
}

/** Asks for a report, and waits until it is made; the report as it is then. */
export async function reportedIn(practice: Practice, body = someReport()): Promise<WireAnswer['json']> {
  const { status, json, text } = await practice.send({ method: 'POST', path: '/reports', body });
  expect(status, text).toBe(202);
  return madeReport(practice, json.id);
}

/** The report once no worker is to make it any more. */
export async function madeReport(practice: Practice, id: string): Promise<WireAnswer['json']> {
  return vi.waitFor(
    async () => {
      const { status, json } = await practice.send({ method: 'GET', path: `/reports/${id}` });
      expect(status).toBe(200);
      expect(['queued', 'waiting']).not.toContain(json.status);
      return json;
    },
    { timeout: 30_000, interval: 250 },
  );
}

/** The body of a report that is made each week. */
export function someWeeklyReport(change: object = {}): Record<string, unknown> {
  return { type: 'no-shows', groupBy: 'weekday', weekday: 'mon', hour: 8, format: 'csv', ...change };
}

/** The practice, once it gets a report each week. */
export async function weeklyReportIn(practice: Practice, body = someWeeklyReport()): Promise<Practice> {
  const path = `/practices/${practice.id}/weekly-report`;
  const { status, text } = await practice.send({ method: 'PUT', path, body });
  expect(status, text).toBe(200);
  return practice;
}
