import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOfCall } from './testing/contact-events.ts';

const contacts = 400;

let dataDirectory: string;
let cloud: LocalCloud | undefined;
const start = async (): Promise<LocalCloud> => {
  cloud = await startLocalCloud({
    services: ['slots', 'appointments', 'calls-webhook'],
    throttling: false,
    demo: true,
    dataDirectory,
  });
  return cloud;
};
const managerOf = ({ issueToken }: LocalCloud): Promise<string> => issueToken({ practiceId: 'p001', role: 'manager' });
const ask = async (to: LocalCloud, path: string, init: RequestInit = {}): Promise<Response> => {
  const token = await managerOf(to);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers };
  return fetch(`${to.urls.appApi}${path}`, { ...init, headers });
};

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'frontdesk-kept-'));
});
afterAll(async () => {
  await cloud?.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

// Each starts a cloud, or two.
describe('a local cloud over a kept data directory', { timeout: 120_000 }, () => {
  it("keeps a manager's change of hours that the demo practice had otherwise", async () => {
    const schedule = '/practices/p001/schedules/dr-baker';
    const first = await start();
    const etag = (await ask(first, schedule)).headers.get('etag') ?? '';
    const weekly = [{ dayOfWeek: 'mon', start: '10:00', end: '12:00' }];
    const change = { method: 'PUT', headers: { 'if-match': etag }, body: JSON.stringify({ weekly }) };
    expect((await ask(first, schedule, change)).status).toBe(200);
    await first.stop();
    const kept = await ask(await start(), schedule);
    expect(await kept.json()).toMatchObject({ weekly });
  });

  it('makes a call of each event that was accepted, when it was stopped at once after the last', async () => {
    const before = cloud as LocalCloud;
    const secret = before.secrets().find(({ name }) => name === 'WebhookSecret')?.value ?? '';
    const ids = Array.from({ length: contacts }, (_, index) => `kept-${index}`);
    const deliver = async (contactId: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', 'x-webhook-secret': secret };
      const [event] = eventsOfCall(contactId, 'missed');
      const body = JSON.stringify(event);
      return (await fetch(`${before.urls.appApi}/calls/webhook`, { method: 'POST', headers, body })).status;
    };
    // Twenty at once; as senders do, each is repeated while it is answered that the service has no time.
    const waiting = [...ids];
    const send = async (): Promise<void> => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        const status = await deliver(id);
        if (status === 503) waiting.push(id);
        else expect(status).toBe(202);
      }
    };
    await Promise.all(Array.from({ length: 20 }, send));
    await before.stop();
    const after = await start();
    const missing = new Set(ids);
    const headers = { authorization: `Bearer ${await managerOf(after)}` };
    // All must come: while one is missing, nobody need ask for the next.
    const look = async (): Promise<number> => {
      for (const id of missing) {
        if ((await fetch(`${after.urls.appApi}/calls/${id}`, { headers })).status !== 200) break;
        missing.delete(id);
      }
      return missing.size;
    };
    await expect.poll(look, { timeout: 60_000, interval: 200 }).toBe(0);
  });
});
