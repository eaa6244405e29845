import { DynamoDbAuditTrail } from '@frontdesk/aws/dynamodb-audit-trail';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import type { RequestVerificationPorts } from '../use-cases/request-verification.ts';
import { dynamoDb } from './container.ts';
import { planLists } from './plan-lists.ts';
import { verificationQueues } from './verification-queues.ts';
import { verificationRequests } from './verification-requests.ts';
import { verificationStore } from './verification-store.ts';
import { verificationTables } from './verification-tables.ts';

/** What asking for a verification needs. */
export const requestingPorts: RequestVerificationPorts = {
  requests: verificationRequests,
  verifications: verificationStore,
  plans: planLists,
  queue: verificationQueues,
  audit: new DynamoDbAuditTrail({ client: dynamoDb, tableName: verificationTables.audit }),
  clock: systemClock,
  ids: randomIds,
};
