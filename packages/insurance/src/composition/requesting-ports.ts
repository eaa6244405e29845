import { DynamoDbAuditTrail } from '@frontdesk/aws/dynamodb-audit-trail';
import { secretSource } from '@frontdesk/aws/secret-source';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbVerificationRequests } from '../adapters/dynamodb-verification-requests.ts';
import { reuseKeyOf } from '../adapters/reuse-key.ts';
import type { RequestVerificationPorts } from '../use-cases/request-verification.ts';
import { dynamoDb, tables } from './container.ts';
import { idempotentWriter } from './idempotent-writer.ts';
import { planLists } from './plan-lists.ts';
import { verificationQueues } from './verification-queues.ts';
import { verificationStore } from './verification-store.ts';
import { verificationTables } from './verification-tables.ts';

const environment = readEnvironment(
  z.object({
    VERIFICATION_KEY_ID: z.string().check(z.minLength(1)),
    /** Only the local cloud sets it. */
    SECRETS_FILE: z.optional(z.string()),
  }),
);

/** What asking for a verification needs. */
export const requestingPorts: RequestVerificationPorts = {
  requests: new DynamoDbVerificationRequests({
    writer: idempotentWriter,
    insuranceTable: tables.insurance,
    auditTable: verificationTables.audit,
    key: secretSource({
      secretId: environment.VERIFICATION_KEY_ID,
      file: environment.SECRETS_FILE,
      // Hashes live for a day: one of the key before finds nothing, and the payer is asked once more.
      others: [],
      clock: systemClock,
      parse: reuseKeyOf,
    }),
  }),
  verifications: verificationStore,
  plans: planLists,
  queue: verificationQueues,
  audit: new DynamoDbAuditTrail({ client: dynamoDb, tableName: verificationTables.audit }),
  clock: systemClock,
  ids: randomIds,
};
