import { DynamoDbUsageLedger } from '@frontdesk/subscriptions/adapters/dynamodb-usage-ledger';
import { usageTable } from '@frontdesk/subscriptions/composition/usage-table';

export const usageLedger = new DynamoDbUsageLedger(usageTable);
