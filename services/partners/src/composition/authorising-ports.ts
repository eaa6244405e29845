import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbKeyDirectory } from '@frontdesk/subscriptions/adapters/dynamodb-key-directory';
import { subscriptionsTable } from '@frontdesk/subscriptions/composition/container';
import { LookUpBound } from '../domain/look-up-bound.ts';
import type { AuthoriseKeyPorts } from '../use-cases/authorise-key.ts';

/** What deciding over a key needs. */
export const authorisingPorts: AuthoriseKeyPorts = {
  keys: new DynamoDbKeyDirectory(subscriptionsTable),
  bound: new LookUpBound(systemClock),
  clock: systemClock,
};
