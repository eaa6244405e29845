import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbCallStore } from '../adapters/dynamodb-call-store.ts';
import { dynamoDb, tables } from './container.ts';

/** The calls without their events. */
export const callStore = new DynamoDbCallStore({ client: dynamoDb, callsTable: tables.calls, clock: systemClock });
