import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbBillingProviders } from '../adapters/dynamodb-billing-providers.ts';
import { UnreachablePayer } from '../adapters/unreachable-payer.ts';
import type { WorkOnVerificationPorts } from '../use-cases/work-on-verification.ts';
import { dynamoDb, tables } from './container.ts';
import { verificationQueues } from './verification-queues.ts';
import { verificationStore } from './verification-store.ts';

/** What a worker needs. */
export const workingPorts: WorkOnVerificationPorts = {
  verifications: verificationStore,
  payer: new UnreachablePayer(),
  providers: new DynamoDbBillingProviders({ client: dynamoDb, tableName: tables.insurance }),
  queue: verificationQueues,
  clock: systemClock,
  random: Math.random,
};
