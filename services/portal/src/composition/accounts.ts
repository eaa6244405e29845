import { readEnvironment } from '@frontdesk/lambda/environment';
import { subscriptionsTable } from '@frontdesk/subscriptions/composition/container';
import * as z from 'zod/mini';
import { DynamoDbAccounts } from '../adapters/dynamodb-accounts.ts';

const environment = readEnvironment(z.object({ VENDORS_TABLE: z.string().check(z.minLength(1)) }));

export const accounts = new DynamoDbAccounts({
  client: subscriptionsTable.client,
  tableName: environment.VENDORS_TABLE,
});
