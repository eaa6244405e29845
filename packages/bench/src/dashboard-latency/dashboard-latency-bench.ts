import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import type { Bench, Finding, Progress } from '../bench.ts';
import { FreeBookings, PRACTICE_ID, practiceDocument } from '../local-cloud/bench-practice.ts';
import { median, quantile } from '../statistics.ts';
import { OpenDashboard } from './open-dashboard.ts';

const EVENTS_PER_SECOND = 50;
const WARM_UP_EVENTS = 150;
const EVENTS = 500;
const MOST_MILLISECONDS = 250;

/** How long after a request an open dashboard shows what came of it, at 50 requests a second: from the client over the
 *  gateway, the function, DynamoDB, its stream, the event log and `@connections` to the dashboard's socket. */
export const dashboardLatencyBench: Bench = {
  name: 'dashboard-latency',
  title: 'From the request to the dashboard',
  run: async (progress) => {
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots', 'calls-webhook', 'realtime'],
      throttling: false,
      environment: { LOG_LEVEL: 'WARN' },
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    try {
      const imported = await cloud.invoke('importPractice', practiceDocument());
      if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
      const token = await cloud.issueToken({ practiceId: PRACTICE_ID, role: 'agent' });
      const dashboard = await OpenDashboard.open(cloud.urls.appApi, token);
      const findings = [
        await finding('webhook', webhookSender(cloud), dashboard, progress),
        await finding('booking', bookingSender(cloud, token), dashboard, progress),
      ];
      dashboard.close();
      return {
        findings,
        notes: [`${EVENTS} requests each at ${EVENTS_PER_SECOND}/s; one machine runs clients, cloud and database.`],
      };
    } finally {
      await cloud.stop();
    }
  },
};

/** Sends one request; resolves with the id under which the dashboard will show it. */
type Send = () => Promise<string>;

async function finding(what: string, send: Send, dashboard: OpenDashboard, progress: Progress): Promise<Finding> {
  progress(`Warming up the ${what}`);
  await latencies(send, dashboard, WARM_UP_EVENTS);
  progress(`Sending to the ${what}`);
  const samples = await latencies(send, dashboard, EVENTS);
  const p99 = quantile(samples, 0.99);
  return {
    what: `${what} to dashboard`,
    measured: `p50 ${median(samples).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
    target: { text: `p99 < ${MOST_MILLISECONDS} ms`, value: p99, atMost: MOST_MILLISECONDS },
  };
}

async function latencies(send: Send, dashboard: OpenDashboard, count: number): Promise<number[]> {
  const startedAt = performance.now();
  const samples: Promise<number>[] = [];
  for (let index = 0; index < count; index += 1) {
    await sleep(Math.max(0, startedAt + (index * 1_000) / EVENTS_PER_SECOND - performance.now()));
    samples.push(
      (async () => {
        const sentAt = performance.now();
        return (await dashboard.shown(await send())) - sentAt;
      })(),
    );
  }
  return Promise.all(samples);
}

function webhookSender(cloud: LocalCloud): Send {
  const secret = cloud.secrets().find(({ name }) => name === 'WebhookSecret')?.value ?? '';
  return async () => {
    const contactId = randomUUID();
    const response = await fetch(`${cloud.urls.appApi}/calls/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-webhook-secret': secret },
      body: JSON.stringify({
        version: '0',
        id: randomUUID(),
        'detail-type': 'Amazon Connect Contact Event',
        source: 'aws.connect',
        account: '000000000000',
        time: new Date().toISOString(),
        region: 'us-east-1',
        resources: [],
        detail: {
          contactId,
          eventType: 'INITIATED',
          channel: 'VOICE',
          initiationMethod: 'INBOUND',
          initiationTimestamp: new Date().toISOString(),
          tags: { practiceId: PRACTICE_ID },
        },
      }),
    });
    if (response.status !== 202) throw new Error(`The webhook answered ${response.status}`);
    return contactId;
  };
}

function bookingSender(cloud: LocalCloud, token: string): Send {
  const bookings = new FreeBookings();
  return async () => {
    const [booking] = bookings.take(1);
    if (booking === undefined) throw new Error('There are no free times left.');
    const response = await fetch(cloud.urls.appApi + booking.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...booking.headers },
      body: JSON.stringify(booking.body),
    });
    const { id } = (await response.json()) as { id?: string };
    if (id === undefined) throw new Error(`The booking was answered ${response.status}`);
    return id;
  };
}
