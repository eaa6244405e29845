import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { Bench, Finding, Progress } from '../bench.ts';
import { PRACTICE_ID, practiceDocument } from '../local-cloud/bench-practice.ts';
import { median, quantile } from '../statistics.ts';
import { latencies } from './latencies.ts';
import { OpenDashboard } from './open-dashboard.ts';
import { bookingSender, type Send, webhookSender } from './senders.ts';

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
      environment: { LOG_LEVEL: 'WARN', PRACTICE_REQUESTS_PER_MINUTE: '1000000' },
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    try {
      const imported = await cloud.invoke('importPractice', practiceDocument());
      if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
      const token = await cloud.issueToken({ practiceId: PRACTICE_ID, role: 'agent' });
      const secret = cloud.secrets().find(({ name }) => name === 'WebhookSecret')?.value ?? '';
      const dashboard = await OpenDashboard.open(cloud.urls.appApi, token);
      const findings = [
        await finding('webhook', webhookSender(cloud.urls.appApi, secret), dashboard, progress),
        await finding('booking', bookingSender(cloud.urls.appApi, token), dashboard, progress),
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

async function finding(what: string, send: Send, dashboard: OpenDashboard, progress: Progress): Promise<Finding> {
  progress(`Warming up the ${what}`);
  await latencies(send, dashboard, { count: WARM_UP_EVENTS, perSecond: EVENTS_PER_SECOND });
  progress(`Sending to the ${what}`);
  const samples = await latencies(send, dashboard, { count: EVENTS, perSecond: EVENTS_PER_SECOND });
  const p99 = quantile(samples, 0.99);
  return {
    what: `${what} to dashboard`,
    measured: `p50 ${median(samples).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
    target: { text: `p99 < ${MOST_MILLISECONDS} ms`, value: p99, atMost: MOST_MILLISECONDS },
  };
}
