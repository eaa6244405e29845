import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { eventPut } from '@frontdesk/aws/outbox';
import type { RealtimeTicket } from '@frontdesk/contracts/realtime';
import { timeOrderedKey } from '@frontdesk/core/ids';
import { askCloud } from '@frontdesk/testing/app-api/cloud-control';
import { Practice } from '@frontdesk/testing/app-api/practice';
import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import { verifiedIn } from '@frontdesk/testing/app-api/verifications';
import { readTableNames } from '@frontdesk/testing/table-templates';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Dashboard } from './testing/dashboard.ts';

let database: DynamoDBClient;
const open: Dashboard[] = [];
const { events: eventsTable } = readTableNames();

beforeAll(() => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  database = new DynamoDBClient({ endpoint: sharedCloud.dynamoDbEndpoint, region: 'us-east-1', credentials });
});
afterEach(() => {
  for (const dashboard of open.splice(0)) dashboard.kill();
});
afterAll(() => database?.destroy());

const newPracticeId = () => `live-${randomBytes(4).toString('hex')}`;
const tokenFor = (practiceId: string, scopes?: string[]) =>
  askCloud('issueToken', { practiceId, role: 'agent', ...(scopes && { scopes }) });

async function ticketFor(token: string): Promise<RealtimeTicket> {
  const url = `${sharedCloud.appApi}/realtime/tickets`;
  const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(201);
  return (await response.json()) as RealtimeTicket;
}

function newDashboard(...topics: ConstructorParameters<typeof Dashboard>): Dashboard {
  const dashboard = new Dashboard(...topics);
  open.push(dashboard);
  return dashboard;
}

async function subscribedDashboard(practiceId: string): Promise<Dashboard> {
  const dashboard = newDashboard();
  await dashboard.connect((await ticketFor(await tokenFor(practiceId))).url);
  dashboard.subscribe();
  await until(() => dashboard.subscriptions.length === 1);
  return dashboard;
}

/** Publishes as every service does: by the outbox. */
async function publish(practiceId: string, number: number): Promise<void> {
  const at = new Date();
  const event = {
    practiceId,
    eventId: timeOrderedKey(at.getTime()),
    event: 'appointment.booked',
    topic: 'appointments',
    version: 1,
    at: at.toISOString(),
    data: {
      appointmentId: `apt_${number}`,
      providerId: 'dr-adams',
      appointmentType: 'exam',
      status: 'booked',
      start: at.toISOString(),
      end: at.toISOString(),
      version: 1,
    },
  } as const;
  await database.send(new TransactWriteItemsCommand({ TransactItems: [eventPut(eventsTable, event)] }));
}

const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 30_000, interval: 10 });
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'opened',
    (error: Error) => error.message,
  );

describe('a verification of insurance', () => {
  it('is told to subscribers of its practice once it has ended, without what the payer said, and to nobody else', async () => {
    const [practice, other] = await Promise.all([Practice.open('verified'), Practice.open('not-verified')]);
    await practice.importPlans();
    const subscribed = async ({ id }: Practice): Promise<Dashboard> => {
      const dashboard = newDashboard(['insurance']);
      await dashboard.connect((await ticketFor(await tokenFor(id))).url);
      dashboard.subscribe();
      await until(() => dashboard.subscriptions.length === 1);
      return dashboard;
    };
    const [own, others] = await Promise.all([subscribed(practice), subscribed(other)]);
    const { id } = await verifiedIn(practice);
    // Whoever hears of its own later verification has heard of no other.
    const { id: later } = await verifiedIn(other);
    await until(() => own.kept.length > 0 && others.kept.length > 0);
    const told = (dashboard: Dashboard) => dashboard.kept.map(({ event, data }) => ({ event, data }));
    const ended = { outcome: 'answered', version: expect.any(Number) };
    expect(told(own)).toEqual([{ event: 'insurance.verified', data: { verificationId: id, ...ended } }]);
    expect(told(others)).toEqual([
      { event: 'insurance.verified', data: { verificationId: later, outcome: 'failed', version: expect.any(Number) } },
    ]);
  });
});

describe('a realtime connection', () => {
  it('opens with a ticket once, and never again', async () => {
    const { url, ticket, expiresAt } = await ticketFor(await tokenFor(newPracticeId()));
    expect(url).toBe(`${sharedCloud.realtime}/?ticket=${ticket}`);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(20_000);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(30_000);
    await newDashboard().connect(url);
    expect(await refusal(newDashboard().connect(url))).toContain('403');
  });

  it.each([
    ['nothing', '', {}],
    ['a garbled ticket', '/?ticket=open-sesame', {}],
    ['a garbled token', '', { authorization: 'Bearer open.sesame.now' }],
  ])('is refused with 403 to a client that brings %s', async (_, path, headers) => {
    expect(await refusal(newDashboard().connect(sharedCloud.realtime + path, headers))).toContain('403');
  });

  it('is refused with 403 to a ticket that nobody was given', async () => {
    const ticket = `tkt_p001.${'A'.repeat(43)}`;
    const url = `${sharedCloud.realtime}/?ticket=${ticket}`;
    expect(await refusal(newDashboard().connect(url))).toContain('403');
  });

  it('opens with an access token, but with no expired one and none without a topic', async () => {
    const practiceId = newPracticeId();
    const { realtime } = sharedCloud;
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    await newDashboard().connect(realtime, bearer(await tokenFor(practiceId)));
    const expired = await askCloud('issueToken', { practiceId, role: 'agent', expired: true });
    expect(await refusal(newDashboard().connect(realtime, bearer(expired)))).toContain('403');
    const elsewhere = await tokenFor(practiceId, ['slots:read']);
    expect(await refusal(newDashboard().connect(realtime, bearer(elsewhere)))).toContain('403');
  });

  it('answers a ping, and what is no message with an error', async () => {
    const dashboard = await subscribedDashboard(newPracticeId());
    const messages = [{ action: 'ping' }, { action: 'dance' }, { action: 'subscribe', topics: ['payroll'] }];
    for (const [index, message] of messages.entries()) {
      dashboard.send(message);
      await until(() => dashboard.others.length === index + 1);
    }
    const invalid = { type: 'error', code: 'INPUT_INVALID' };
    expect(dashboard.others).toEqual([{ type: 'pong' }, invalid, invalid]);
  });

  it('takes subscriptions that follow each other at once, and topics that are named twice', async () => {
    const practiceId = newPracticeId();
    const dashboard = newDashboard();
    await dashboard.connect((await ticketFor(await tokenFor(practiceId))).url);
    dashboard.send({ action: 'subscribe', topics: ['calls', 'calls'] });
    dashboard.send({ action: 'subscribe', topics: ['appointments'] });
    await until(() => dashboard.subscriptions.length === 2);
    dashboard.send({ action: 'unsubscribe', topics: ['calls', 'calls'] });
    dashboard.send({ action: 'ping' });
    await publish(practiceId, 1);
    await until(() => dashboard.kept.length === 1 && dashboard.others.length > 0);
    expect(dashboard.others).toEqual([{ type: 'pong' }]);
  });

  it('is refused a topic outside its scopes, and hears nothing of it', async () => {
    const practiceId = newPracticeId();
    const dashboard = newDashboard(['calls', 'appointments']);
    await dashboard.connect((await ticketFor(await tokenFor(practiceId, ['calls:read']))).url);
    dashboard.subscribe();
    await until(() => dashboard.others.length === 1);
    expect(dashboard.others).toEqual([{ type: 'error', code: 'FORBIDDEN' }]);
    dashboard.send({ action: 'subscribe', topics: ['calls'] });
    await until(() => dashboard.subscriptions.length === 1);
    const witness = await subscribedDashboard(practiceId);
    await publish(practiceId, 1);
    await until(() => witness.kept.length === 1);
    expect(dashboard.kept).toEqual([]);
  });
});

describe('dashboards', () => {
  it('see a booking of their practice, without a word about the patient', async () => {
    const practice = await Practice.open('live');
    const dashboard = await subscribedDashboard(practice.id);
    const patient = { givenName: 'Canarina', familyName: 'Featherstone', birthDate: '1931-07-09' };
    const { json } = await practice.book(practice.booking({ patient, reason: 'Canarina sees spots' }));
    await until(() => dashboard.kept.length === 1);
    expect(dashboard.kept).toMatchObject([{ seq: 1, event: 'appointment.booked', data: { appointmentId: json.id } }]);
    expect(JSON.stringify(dashboard.kept)).not.toMatch(/Canarina|Featherstone|1931|spots/);
  });

  it('of two practices never see each other’s events', async () => {
    const [one, other] = [newPracticeId(), newPracticeId()];
    const dashboards = [await subscribedDashboard(one), await subscribedDashboard(other)] as const;
    for (let number = 1; number <= 5; number += 1) {
      await publish(one, number);
      await publish(other, 100 + number);
    }
    await until(() => dashboards.every(({ kept }) => kept.length === 5));
    expect(dashboards[0].kept.map(({ data }) => data.appointmentId)).toEqual([1, 2, 3, 4, 5].map((n) => `apt_${n}`));
    expect(dashboards[1].kept.map(({ data }) => data.appointmentId)).toEqual(
      [101, 102, 103, 104, 105].map((n) => `apt_${n}`),
    );
  });

  it('killed and connected again a hundred times under 50 events a second get every event once, in order', async () => {
    const practiceId = newPracticeId();
    const token = await tokenFor(practiceId);
    const dashboard = await subscribedDashboard(practiceId);
    let isOver = false;
    let published = 0;
    const publishing = (async () => {
      const started = Date.now();
      while (!isOver) {
        published += 1;
        await publish(practiceId, published);
        await sleep(Math.max(0, started + published * 20 - Date.now()));
      }
    })();
    for (let kill = 0; kill < 100; kill += 1) {
      await sleep(Math.random() * 150);
      dashboard.kill();
      const url = kill % 2 === 0 ? (await ticketFor(token)).url : sharedCloud.realtime;
      await dashboard.connect(url, kill % 2 === 0 ? {} : { authorization: `Bearer ${token}` });
      const answered = dashboard.subscriptions.length;
      dashboard.subscribe();
      // Most kills come whenever they come; every fourth after the answer.
      if (kill % 4 === 0) await until(() => dashboard.subscriptions.length > answered);
    }
    isOver = true;
    await publishing;
    await until(() => dashboard.kept.length >= published);
    expect(dashboard.kept.map(({ seq }) => seq)).toEqual(Array.from({ length: published }, (_, index) => index + 1));
    expect(dashboard.kept.map(({ data }) => data.appointmentId)).toEqual(
      Array.from({ length: published }, (_, index) => `apt_${index + 1}`),
    );
    // A kill may come before the answer; every answer that came told of the whole gap.
    expect(dashboard.subscriptions.slice(1).every(({ recovered }) => recovered)).toBe(true);
    expect(dashboard.subscriptions.length).toBeGreaterThan(20);
  }, 180_000);
});
