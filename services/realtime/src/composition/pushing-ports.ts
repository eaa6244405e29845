import { ConnectionPoster } from '@frontdesk/aws/connections/connection-poster';
import { systemClock } from '@frontdesk/core/clock';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbEventLog } from '../adapters/dynamodb-event-log.ts';
import { GatewayConnectionPosts } from '../adapters/gateway-connection-posts.ts';
import type { PushEventsPorts } from '../use-cases/push-events.ts';
import { connections } from './connections.ts';
import { dynamoDb } from './container.ts';

const text = z.string().check(z.minLength(1));
const environment = readEnvironment(
  z.object({
    EVENT_LOG_TABLE: text,
    CONNECTIONS_ENDPOINT: z.url(),
    AWS_REGION: text,
    AWS_ACCESS_KEY_ID: text,
    AWS_SECRET_ACCESS_KEY: text,
    AWS_SESSION_TOKEN: z.optional(z.string()),
  }),
);

const poster = new ConnectionPoster({
  endpoint: environment.CONNECTIONS_ENDPOINT,
  region: environment.AWS_REGION,
  credentials: {
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    ...(environment.AWS_SESSION_TOKEN && { sessionToken: environment.AWS_SESSION_TOKEN }),
  },
});

/** The log, the connections and the way to them. */
export const pushingPorts: PushEventsPorts = {
  log: new DynamoDbEventLog({ client: dynamoDb, tableName: environment.EVENT_LOG_TABLE }),
  connections,
  posts: new GatewayConnectionPosts(poster),
  clock: systemClock,
  metrics: containerMetrics,
};
