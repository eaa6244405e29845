import { readEnvironment } from '@frontdesk/lambda/environment';
import { DynamoDbActivityLog } from '@frontdesk/subscriptions/adapters/dynamodb-activity-log';
import { subscriptionsTable } from '@frontdesk/subscriptions/composition/container';
import * as z from 'zod/mini';

const environment = readEnvironment(z.object({ AUDIT_TABLE: z.string().check(z.minLength(1)) }));

export const activityLog = new DynamoDbActivityLog({
  client: subscriptionsTable.client,
  tableName: environment.AUDIT_TABLE,
});
