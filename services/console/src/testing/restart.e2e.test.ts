import { randomBytes, randomUUID } from 'node:crypto';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import { assertPortsAreFree, portsFrom } from '@frontdesk/local/ports';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { sharedBrowser } from '@frontdesk/ui/testing/browser';
import { afterAll, expect, inject, it } from 'vitest';
import { day, patient, start, weekly } from './console-suite.ts';
import { DeskTab } from './desk-tab.ts';

const practiceId = `restart-${randomBytes(4).toString('hex')}`;
const SOON = { timeout: 15_000 };
let cloud: LocalCloud | undefined;

afterAll(() => cloud?.stop());

/** A base whose ports are all free, below those that the system gives to outgoing connections. */
async function freePortBase(): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const base = 21_000 + Math.floor(Math.random() * 900) * 10;
    const isFree = await assertPortsAreFree(portsFrom(base)).then(
      () => true,
      () => false,
    );
    if (isFree) return base;
  }
  throw new Error('No free ports were found.');
}

/** The services of the day view, over a database that outlives them. */
async function startOn(portBase: number): Promise<LocalCloud> {
  cloud = await startLocalCloud({
    services: ['appointments', 'slots', 'realtime'],
    portBase,
    dynamoDbEndpoint: inject('sharedDynamoDb'),
    dynamoDbKeyId: practiceId.replace('-', ''),
  });
  return cloud;
}

async function importPractice({ invoke }: LocalCloud): Promise<void> {
  const imported = await invoke('importPractice', {
    ...{
      practiceId,
      timeZone: 'America/Phoenix',
      startGridMinutes: 5,
      offerIntervalMinutes: 15,
      minimumNoticeMinutes: 0,
    },
    appointmentTypes: [{ code: 'exam', durationMinutes: 30 }],
    providers: [{ providerId: 'dr-adams', weekly }],
  });
  expect(imported).toMatchObject({ ok: true });
}

async function book({ urls, issueToken }: LocalCloud, body: object): Promise<void> {
  const token = await issueToken({ practiceId, role: 'agent' });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${urls.appApi}/appointments`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body: JSON.stringify({ providerId: 'dr-adams', appointmentType: 'exam', ...body }),
  });
  expect(response.status).toBe(201);
}

it('keeps a draft and its idempotency key while the whole server stops and starts again, and shows what came meanwhile', async () => {
  const base = await freePortBase();
  const before = await startOn(base);
  await importPractice(before);
  const tab = await DeskTab.open(await sharedBrowser(), { url: before.urls.console, practiceId });
  const { page } = tab;
  await tab.showDay(day);
  const state = () => tab.connection.getAttribute('data-state');
  await expect.poll(state, SOON).toBe('live');
  await tab.holdFirstTime();
  await tab.typePatient('Typed', 'Before');
  const keys: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/appointments'))
      keys.push(request.headers()['idempotency-key']);
  });

  await before.stop();
  await expect.poll(() => tab.connection.textContent(), SOON).toMatch(/^Not connected, as of \d+:\d\d/);
  // Nobody answers the first press, and the page gives up.
  await tab.submitBooking();
  await page.getByRole('dialog').getByRole('alert').waitFor();

  const after = await startOn(base);
  await book(after, { start: start('14:00'), patient: patient('Meanwhile') });
  expect(await page.getByLabel('Family name').inputValue()).toBe('Before');
  await tab.submitBooking();
  await tab.appointment('Before, Typed').waitFor();
  await tab.appointment('Meanwhile, Sample').waitFor();
  await expect.poll(state, SOON).toBe('live');
  expect(new Set(keys).size).toBe(1);
  await page.context().close();
});
