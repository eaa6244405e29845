import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SetClock } from '@frontdesk/testing/set-clock';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { claimsOf, dynamoDbPorts, eventsOf, putPatients, putRules } from './dynamodb-ports.ts';
import type { World } from './world.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export interface DynamoDbWorld extends World {
  readonly database: TestDynamoDb;
  /** A client that retries nothing, as the functions' own, for ports whose calls are counted or broken. */
  newClient(): DynamoDBClient;
  stop(): Promise<void>;
}

/** The service on a DynamoDB Local of its own. */
export async function startDynamoDbWorld(): Promise<DynamoDbWorld> {
  const database = await openTestDynamoDb();
  const { client, tableNames } = database;
  const clock = new SetClock('2026-03-01T12:00:00Z');
  const clients: DynamoDBClient[] = [];
  const newClient = () => {
    const made = database.newClient({
      maxAttempts: 1,
      // Slow is not lost: on a busy machine lost answers are injected, not awaited.
      requestHandler: { logger: silent },
    });
    clients.push(made);
    return made;
  };
  return {
    database,
    clock,
    newClient,
    ports: dynamoDbPorts(newClient(), tableNames, clock),
    otherPorts: () => dynamoDbPorts(client, tableNames, clock),
    putRules: (rules) => putRules(client, tableNames, rules),
    putPatients: (entries) => putPatients(client, tableNames, entries),
    claims: (practiceId, resourceId) => claimsOf(client, tableNames, practiceId, resourceId),
    events: (appointmentId) => eventsOf(client, tableNames, appointmentId),
    stop: async () => {
      for (const made of clients) made.destroy();
      await database.stop();
    },
  };
}
