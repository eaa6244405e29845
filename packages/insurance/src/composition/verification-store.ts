import { DynamoDbVerificationReader, DynamoDbVerificationWriter } from '../adapters/dynamodb-verification-store.ts';
import type { VerificationReader, VerificationWriter } from '../ports/verification-store.ts';
import { dynamoDb, tables } from './container.ts';
import { idempotentWriter } from './idempotent-writer.ts';
import { verificationTables } from './verification-tables.ts';

const store = { client: dynamoDb, insuranceTable: tables.insurance };
const reader = new DynamoDbVerificationReader(store);
const writer = new DynamoDbVerificationWriter({
  ...store,
  writer: idempotentWriter,
  eventsTable: verificationTables.events,
});

/** Where verifications are kept. */
export const verificationStore: VerificationReader & VerificationWriter = {
  read: (key) => reader.read(key),
  change: (change) => writer.change(change),
};
