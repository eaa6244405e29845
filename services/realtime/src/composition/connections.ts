import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbConnections } from '../adapters/dynamodb-connections.ts';
import type { Connections } from '../ports/connections.ts';
import { dynamoDb } from './container.ts';

const tableName = z.string().check(z.minLength(1));
const environment = readEnvironment(z.object({ CONNECTIONS_TABLE: tableName, EVENT_LOG_TABLE: tableName }));

/** The open connections. */
export const connections: Connections = new DynamoDbConnections({
  client: dynamoDb,
  tableName: environment.CONNECTIONS_TABLE,
  eventLogTable: environment.EVENT_LOG_TABLE,
  clock: systemClock,
});
