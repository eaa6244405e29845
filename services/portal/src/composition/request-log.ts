import { DynamoDbRequestLog } from '@frontdesk/subscriptions/adapters/dynamodb-request-log';
import { usageTable } from '@frontdesk/subscriptions/composition/usage-table';

export const requestLog = new DynamoDbRequestLog(usageTable);
