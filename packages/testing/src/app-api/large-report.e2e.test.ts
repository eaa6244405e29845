import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { askCloud } from './cloud-control.ts';
import { Practice } from './practice.ts';
import { reportedIn } from './reports.ts';

/** More than one page of the database's answer, and more than an item holds. */
const QUEUES = 6_500;
const QUESTION = { type: 'calls', groupBy: 'queue', from: '2027-03-01', to: '2027-03-31' };

let practice: Practice;
let expected: readonly unknown[][];

beforeAll(async () => {
  practice = await Practice.open('large-report');
  const queues = Array.from({ length: QUEUES }, (_, index) => ({ id: `${randomUUID()}-${index}`, wait: index % 300 }));
  const events = queues.map(({ id, wait }) => ({
    practiceId: practice.id,
    event: 'call.ended',
    at: '2027-03-02T10:00:00Z',
    data: {
      callId: randomUUID(),
      version: 1,
      direction: 'inbound',
      initiatedAt: '2027-03-02T10:00:00Z',
      queueId: id,
      waitSeconds: wait,
      missed: wait > 200,
    },
  }));
  const payload = { Records: [{ messageId: 'large', body: JSON.stringify({ events }) }] };
  expect(await askCloud('invoke', { functionName: 'recordFacts', payload })).toMatchObject({
    ok: true,
    payload: { batchItemFailures: [] },
  });
  expected = queues
    .map(({ id, wait }) => [id, 1, 0, Number(wait > 200), wait, wait, null, 0, 0])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
});

describe('a report with more rows than an answer holds', () => {
  it('is read whole by a link, and has the rows that it would have had in the answer', async () => {
    const { status, link, rows, columns } = await reportedIn(practice, QUESTION);
    expect([status, rows, columns]).toEqual(['completed', undefined, undefined]);
    const minutes = (Date.parse(link.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
    const file = await fetch(link.url);
    const text = await file.text();
    expect([file.status, file.headers.get('content-disposition'), Buffer.byteLength(text)]).toEqual([
      200,
      'attachment; filename="calls-2027-03-01-2027-03-31.json"',
      link.bytes,
    ]);
    const whole = JSON.parse(text);
    const small = await reportedIn(practice, { ...QUESTION, to: '2027-03-01' });
    expect(whole.columns).toEqual(small.columns);
    expect(whole.rows).toEqual(expected);
  });

  it('comes as CSV, too', async () => {
    const { link } = await reportedIn(practice, { ...QUESTION, format: 'csv' });
    const file = await fetch(link.url);
    const [header, ...lines] = (await file.text()).trimEnd().split('\r\n');
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(header).toMatch(/^queue,calls,answered,missed,/);
    expect(lines).toEqual(expected.map((row) => row.join(',')));
  });

  it('is a link for its own practice, another one each time, and for nobody without the signature', async () => {
    const made = await reportedIn(practice, QUESTION);
    const foreign = await Practice.open('other-report');
    expect((await foreign.send({ method: 'GET', path: `/reports/${made.id}` })).status).toBe(404);
    const { pathname, origin, search } = new URL(made.link.url);
    expect(pathname).toContain(made.id);
    for (const url of [origin + pathname, made.link.url.replace('X-Amz-Expires=900', 'X-Amz-Expires=604800')]) {
      expect((await fetch(url)).status, url).toBe(403);
    }
    const logs = JSON.stringify(await askCloud('logs', { from: 0 }));
    expect(logs).not.toContain(new URLSearchParams(search).get('X-Amz-Signature'));
    expect(logs).not.toContain('X-Amz-Signature');
  });
});
