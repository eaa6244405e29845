import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbKeyDirectory } from '../adapters/dynamodb-key-directory.ts';
import { LookUpBound } from '../domain/look-up-bound.ts';
import type { AuthoriseKeyPorts } from '../use-cases/authorise-key.ts';
import { subscriptionsTable } from './container.ts';

/** What deciding over a key needs. */
export const authorisingPorts: AuthoriseKeyPorts = {
  keys: new DynamoDbKeyDirectory(subscriptionsTable),
  bound: new LookUpBound(systemClock),
  clock: systemClock,
};
