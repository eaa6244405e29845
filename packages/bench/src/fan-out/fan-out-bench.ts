import { hash } from 'node:crypto';
import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { ConnectionPoster, frameOf } from '@frontdesk/aws/connections/connection-poster';
import { FrameDelivery } from '@frontdesk/aws/connections/frame-delivery';
import type { Bench } from '../bench.ts';
import { interleave, median } from '../statistics.ts';
import { ConnectionsStandIn } from './connections-stand-in.ts';

const CONNECTIONS = 5_000;
const STALLED = 10;
const ROUNDS = 7;
const SOCKETS = 200;
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

/** One event to 5,000 dashboards of one practice, by one invocation: the AWS SDK's client as it comes and with 200
 *  sockets, and ours; then ours again with ten connections that never answer. */
export const fanOutBench: Bench = {
  name: 'fan-out',
  title: `One event to ${CONNECTIONS} connections`,
  run: async (progress) => {
    const connectionIds = Array.from({ length: CONNECTIONS }, (_, index) => connectionId(index));
    const stalled = connectionIds.filter((_, index) => index % (CONNECTIONS / STALLED) === 7);
    const healthy = await ConnectionsStandIn.start();
    const failing = await ConnectionsStandIn.start(stalled);
    const ours = ourPush(healthy, connectionIds, CONNECTIONS);
    const oursWithStalled = ourPush(failing, connectionIds, CONNECTIONS - STALLED);
    const candidates = {
      sdk: sdkPush(healthy, connectionIds),
      sdkWithSockets: sdkPush(healthy, connectionIds, SOCKETS),
      ours: ours.push,
      oursWithStalled: oursWithStalled.push,
    };
    try {
      await interleave(candidates, 1, () => progress('Warming up'));
      const samples = await interleave(candidates, ROUNDS, (round) => progress(`Round ${round} of ${ROUNDS}`));
      const milliseconds = (name: keyof typeof candidates): number => median(samples[name]);
      const rate = (name: keyof typeof candidates): number => (CONNECTIONS / milliseconds(name)) * 1_000;
      const finding = (what: string, name: keyof typeof candidates) => ({
        what,
        measured: `${rate(name).toFixed(0)}/s, the last after ${milliseconds(name).toFixed(0)} ms`,
        ratio: rate(name) / rate('sdk'),
      });
      const best = rate('ours') / Math.max(rate('sdk'), rate('sdkWithSockets'));
      // Round by round: the machine's noise lasts longer than a round.
      const delay = median(samples.ours.map((ours, round) => (samples.oursWithStalled[round] ?? Number.NaN) / ours));
      return {
        findings: [
          finding('AWS SDK', 'sdk'),
          finding(`AWS SDK, ${SOCKETS} sockets`, 'sdkWithSockets'),
          {
            ...finding('undici and our own signature', 'ours'),
            target: { text: "≥ 2.5 × the SDK's better rate", value: best, atLeast: 2.5 },
          },
          {
            ...finding(`the same, ${STALLED} of them stalled`, 'oursWithStalled'),
            target: { text: '≤ 1.25 × the time without', value: delay, atMost: 1.25 },
          },
        ],
        notes: [
          `Medians of ${ROUNDS} rounds in turns; the last is the last that the server, in another process, answered.`,
          `${best.toFixed(2)} × the better of the SDK's rates, aim 3.5 ×; with stalled ones ${delay.toFixed(2)} × the time.`,
        ],
      };
    } finally {
      await ours.stop();
      await oursWithStalled.stop();
      healthy.stop();
      failing.stop();
    }
  },
};

type Push = () => Promise<number>;

function sdkPush(server: ConnectionsStandIn, connectionIds: readonly string[], maxSockets?: number): Push {
  const client = new ApiGatewayManagementApiClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials,
    requestHandler: {
      // It warns of waiting requests, which are the point here.
      socketAcquisitionWarningTimeout: 600_000,
      ...(maxSockets !== undefined && { httpAgent: { keepAlive: true, maxSockets } }),
    },
  });
  const Data = Buffer.from(EVENT);
  return timed(server, CONNECTIONS, () =>
    Promise.all(connectionIds.map((ConnectionId) => client.send(new PostToConnectionCommand({ ConnectionId, Data })))),
  );
}

function ourPush(server: ConnectionsStandIn, connectionIds: readonly string[], expected: number) {
  const poster = new ConnectionPoster({ endpoint: server.endpoint, region: 'us-east-1', credentials });
  const delivery = new FrameDelivery({ post: (connectionId, frame) => poster.post(connectionId, frame) });
  const push = timed(server, expected, () => {
    const frames = [frameOf(EVENT)];
    return delivery.deliver(connectionIds.map((connectionId) => ({ connectionId, frames })));
  });
  return { push, stop: () => poster.destroy() };
}

/** Milliseconds from the beginning to the last answer that the server gave. */
function timed(server: ConnectionsStandIn, expected: number, push: () => Promise<unknown>): Push {
  return async () => {
    const startedAt = Date.now();
    await push();
    const { answered, lastAt } = await server.answered();
    if (answered !== expected) throw new Error(`${answered} posts arrived instead of ${expected}`);
    return lastAt - startedAt;
  };
}

function connectionId(index: number): string {
  return `${hash('sha256', `connection ${index}`, 'base64url').slice(0, 15)}=`;
}

const EVENT = JSON.stringify({
  type: 'event',
  epoch: 'ep_00000000000000000000000000000000',
  seq: 1,
  topic: 'appointments',
  event: 'appointment.booked',
  at: '2027-03-01T14:00:00.000Z',
  data: {
    appointmentId: 'apt_00000000000000000000000000000000',
    providerId: 'dr-adams',
    appointmentType: 'exam',
    status: 'booked',
    start: '2027-03-01T09:00:00-05:00',
    end: '2027-03-01T09:30:00-05:00',
    version: 1,
  },
});
