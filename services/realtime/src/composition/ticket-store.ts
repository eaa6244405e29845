import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbTicketStore } from '../adapters/dynamodb-ticket-store.ts';
import type { TicketStore } from '../ports/ticket-store.ts';
import { dynamoDb } from './container.ts';

const environment = readEnvironment(z.object({ TICKETS_TABLE: z.string().check(z.minLength(1)) }));

export const ticketStore: TicketStore = new DynamoDbTicketStore({
  client: dynamoDb,
  tableName: environment.TICKETS_TABLE,
});
