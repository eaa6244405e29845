/** A local cloud in a process of its own, so that the clients' processor time is not the cloud's. Started with `counted`, its
 *  functions reach DynamoDB over a relay in this process and every request that a server of it takes is counted. */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { startDynamoDbLocal } from '@frontdesk/local/dynamodb/dynamodb-local';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import { startDelayingProxy } from '../booking-round-trips/delaying-proxy.ts';
import { PRACTICE_ID, practiceDocument } from '../local-cloud/bench-practice.ts';
import type { CloudAddresses, CountedRequests } from './cloud-under-load.ts';

const isCounted = process.argv[2] === 'counted';
const requests: CountedRequests = {};

async function start(): Promise<CloudAddresses> {
  const database = isCounted ? await startDynamoDbLocal() : undefined;
  const relay = database && (await startDelayingProxy(database.endpoint, 0));
  if (isCounted) subscribe('http.server.request.start', (message) => count(message as { request: IncomingMessage }));
  const cloud = await startLocalCloud({
    services: ['appointments', 'slots', 'calls-webhook', 'realtime'],
    throttling: false,
    environment: { LOG_LEVEL: 'WARN', PRACTICE_REQUESTS_PER_MINUTE: '1000000' },
    ...(relay && { dynamoDbEndpoint: relay.endpoint }),
  });
  const stop = async (): Promise<void> => {
    await cloud.stop();
    await relay?.stop();
    await database?.stop();
  };
  process.on('message', (message) => {
    if (message === 'requests') process.send?.({ ...requests });
    else void stop().then(() => process.disconnect());
  });
  const imported = await cloud.invoke('importPractice', practiceDocument());
  if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
  return {
    appApi: cloud.urls.appApi,
    token: await cloud.issueToken({ practiceId: PRACTICE_ID, role: 'agent' }),
    webhookSecret: cloud.secrets().find(({ name }) => name === 'WebhookSecret')?.value ?? '',
  };
}

/** AWS's JSON protocols name the operation in a header, `DynamoDB_20120810.GetItem`; what has none is one of the gateways'. */
function count({ request }: { request: IncomingMessage }): void {
  const [service = '', operation] = String(request.headers['x-amz-target'] ?? '').split('.');
  const isPost = request.url?.startsWith('/@connections') || request.url?.includes('/@connections/');
  const name =
    operation === undefined ? (isPost ? '@connections POST' : 'HTTP API') : `${nameOf(service)} ${operation}`;
  requests[name] = (requests[name] ?? 0) + 1;
}

function nameOf(service: string): string {
  if (service.startsWith('DynamoDBStreams')) return 'Streams';
  return service.startsWith('DynamoDB') ? 'DynamoDB' : 'SQS';
}

process.send?.(await start());
