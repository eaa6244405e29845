import { DynamoDbAuditTrail } from '@frontdesk/aws/dynamodb-audit-trail';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbVerificationReader } from '../adapters/dynamodb-verification-store.ts';
import type { ReadVerificationPorts } from '../use-cases/read-verification.ts';
import { dynamoDb, tables } from './container.ts';

const environment = readEnvironment(z.object({ AUDIT_TABLE: z.string().check(z.minLength(1)) }));

/** What reading a verification needs. */
export const readingPorts: ReadVerificationPorts = {
  verifications: new DynamoDbVerificationReader({ client: dynamoDb, insuranceTable: tables.insurance }),
  audit: new DynamoDbAuditTrail({ client: dynamoDb, tableName: environment.AUDIT_TABLE }),
  clock: systemClock,
};
