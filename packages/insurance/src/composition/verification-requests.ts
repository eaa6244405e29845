import { DynamoDbVerificationRequests } from '../adapters/dynamodb-verification-requests.ts';
import { tables } from './container.ts';
import { idempotentWriter } from './idempotent-writer.ts';
import { verificationSecret } from './verification-key.ts';
import { verificationTables } from './verification-tables.ts';

/** Where requests for verifications are written. */
export const verificationRequests = new DynamoDbVerificationRequests({
  writer: idempotentWriter,
  insuranceTable: tables.insurance,
  auditTable: verificationTables.audit,
  key: verificationSecret,
});
