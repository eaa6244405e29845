import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbForgottenVerifications } from '../adapters/dynamodb-verification-store.ts';
import type { SweepVerificationsPorts } from '../use-cases/sweep-verifications.ts';
import { dynamoDb, tables } from './container.ts';
import { verificationQueues } from './verification-queues.ts';
import { verificationStore } from './verification-store.ts';

/** What the sweep needs. */
export const sweepingPorts: SweepVerificationsPorts = {
  forgotten: new DynamoDbForgottenVerifications({ client: dynamoDb, insuranceTable: tables.insurance }),
  verifications: verificationStore,
  queue: verificationQueues,
  clock: systemClock,
};
