import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOfCall } from './testing/contact-events.ts';

const contacts = 400;

let dataDirectory: string | undefined;
let cloud: LocalCloud | undefined;
const start = async (directory: string): Promise<LocalCloud> => {
  cloud = await startLocalCloud({
    services: ['slots', 'appointments', 'calls-webhook'],
    throttling: false,
    demo: true,
    dataDirectory: directory,
  });
  return cloud;
};
const managerOf = ({ issueToken }: LocalCloud): Promise<string> => issueToken({ practiceId: 'p001', role: 'manager' });
const ask = async (to: LocalCloud, path: string, init: RequestInit = {}): Promise<Response> => {
  const token = await managerOf(to);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers };
  return fetch(`${to.urls.appApi}${path}`, { ...init, headers });
};

/** Ten to twelve on Mondays, which the demo practice has otherwise. */
const weekly = [{ dayOfWeek: 'mon', start: '10:00', end: '12:00' }];
const schedule = '/practices/p001/schedules/dr-baker';
const changeHours = async (to: LocalCloud): Promise<void> => {
  const etag = (await ask(to, schedule)).headers.get('etag') ?? '';
  const change = { method: 'PUT', headers: { 'if-match': etag }, body: JSON.stringify({ weekly }) };
  expect((await ask(to, schedule, change)).status).toBe(200);
};

const ids = Array.from({ length: contacts }, (_, index) => `kept-${index}`);
const deliverAll = async (to: LocalCloud): Promise<void> => {
  const secret = to.secrets().find(({ name }) => name === 'WebhookSecret')?.value ?? '';
  const deliver = async (contactId: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', 'x-webhook-secret': secret };
    const [event] = eventsOfCall(contactId, 'missed');
    const body = JSON.stringify(event);
    return (await fetch(`${to.urls.appApi}/calls/webhook`, { method: 'POST', headers, body })).status;
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
};

afterAll(async () => {
  await cloud?.stop();
  if (dataDirectory !== undefined) await rm(dataDirectory, { recursive: true, force: true });
});

describe('a local cloud that was stopped at once after the last event, over a kept data directory', () => {
  // Two starts, the second over what the first has left.
  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'frontdesk-kept-'));
    const before = await start(dataDirectory);
    await changeHours(before);
    await deliverAll(before);
    await before.stop();
    cloud = await start(dataDirectory);
  });

  it("keeps a manager's change of hours that the demo practice had otherwise", async () => {
    const kept = await ask(cloud as LocalCloud, schedule);
    expect(await kept.json()).toMatchObject({ weekly });
  });

  it('makes a call of each event that was accepted', { timeout: 120_000 }, async () => {
    const after = cloud as LocalCloud;
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
