import { type AttributeValue, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { auditEntryFrom, trailKey } from '@frontdesk/aws/audit-item';
import { DynamoDbAuditOfMany } from '@frontdesk/aws/dynamodb-audit-of-many';
import { DynamoDbAuditTrail } from '@frontdesk/aws/dynamodb-audit-trail';
import { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { plainItem } from '@frontdesk/aws/plain-item';
import type { PublicEvent } from '@frontdesk/contracts/events';
import { SetClock } from '@frontdesk/testing/set-clock';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { DynamoDbExpectedAppointments } from '../adapters/dynamodb-expected-appointments.ts';
import { DynamoDbLastVerifications } from '../adapters/dynamodb-last-verifications.ts';
import { DynamoDbNightRuns } from '../adapters/dynamodb-night-runs.ts';
import { DynamoDbPracticeClocks } from '../adapters/dynamodb-practice-clocks.ts';
import { DynamoDbVerificationRequests } from '../adapters/dynamodb-verification-requests.ts';
import {
  DynamoDbForgottenVerifications,
  DynamoDbVerificationReader,
  DynamoDbVerificationWriter,
} from '../adapters/dynamodb-verification-store.ts';
import { storedItem } from './stored-appointment.ts';
import type { World } from './world.ts';

export interface DynamoDbWorld extends World {
  readonly database: TestDynamoDb;
  stop(): Promise<void>;
}

/** Verifications in these tables; absent: in tables of their own on DynamoDB Local. */
export async function startDynamoDbWorld(tables?: TestDynamoDb): Promise<DynamoDbWorld> {
  const database = tables ?? (await openTestDynamoDb());
  const { client, tableNames } = database;
  const clock = new SetClock('2026-12-01T12:00:00Z');
  const writer = new IdempotentWriter({ client, tableName: tableNames.idempotency, clock });
  const store = { client, insuranceTable: tableNames.insurance };
  const reader = new DynamoDbVerificationReader(store);
  const changes = new DynamoDbVerificationWriter({ ...store, writer, eventsTable: tableNames.events });
  const queried = async (TableName: string, key: 'practiceId' | 'ownerKey', value: string) => {
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: `${key} = :value`,
      ExpressionAttributeValues: { ':value': { S: value } },
      ConsistentRead: true,
    });
    return (await client.send(query)).Items ?? [];
  };
  const put = async (TableName: string, Item: Record<string, AttributeValue>): Promise<void> => {
    await client.send(new PutItemCommand({ TableName, Item }));
  };
  const key = { valid: async () => 'of-tests-only-0123456789abcdefghij' };
  const trail = new DynamoDbAuditTrail({ client, tableName: tableNames.audit });
  const trails = new DynamoDbAuditOfMany({ client, tableName: tableNames.audit, clock });
  return {
    database,
    clock,
    requests: new DynamoDbVerificationRequests({
      writer,
      insuranceTable: tableNames.insurance,
      auditTable: tableNames.audit,
      key,
    }),
    verifications: { read: (key) => reader.read(key), change: (change) => changes.change(change) },
    forgotten: new DynamoDbForgottenVerifications(store),
    audit: {
      record: (entry) => trail.record(entry),
      recordAll: (entries, deadline) => trails.recordAll(entries, deadline),
    },
    last: new DynamoDbLastVerifications({ ...store, clock, key }),
    runs: new DynamoDbNightRuns(store),
    appointments: new DynamoDbExpectedAppointments({ client, tableName: tableNames.appointments, clock }),
    clocks: new DynamoDbPracticeClocks({ client, tableName: tableNames.schedules }),
    putAppointment: (appointment) => put(tableNames.appointments, storedItem(appointment)),
    setZone: (practiceId, timeZone) =>
      put(tableNames.schedules, { practiceId: { S: practiceId }, item: { S: 'PRACTICE' }, timeZone: { S: timeZone } }),
    events: async (practiceId) =>
      (await queried(tableNames.events, 'practiceId', practiceId)).map(
        (item) => plainItem(item) as never as PublicEvent,
      ),
    trail: async (practiceId, recordId) =>
      (await queried(tableNames.audit, 'ownerKey', trailKey(practiceId, recordId))).map(auditEntryFrom),
    stop: () => database.stop(),
  };
}
