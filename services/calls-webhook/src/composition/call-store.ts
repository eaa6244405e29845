import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbCallStore } from '../adapters/dynamodb-call-store.ts';
import { dynamoDb, tables } from './container.ts';

const options = { client: dynamoDb, callsTable: tables.calls, clock: systemClock };

/** The calls without their events. */
export const callStore = new DynamoDbCallStore(options);

/** The calls with them. */
export const callStoreWithEvents = new DynamoDbCallStore({ ...options, eventsTable: tables.events });
