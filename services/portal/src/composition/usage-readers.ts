import { readEnvironment } from '@frontdesk/lambda/environment';
import { DynamoDbUsageCounters } from '@frontdesk/subscriptions/adapters/dynamodb-usage-counters';
import { usageTable } from '@frontdesk/subscriptions/composition/usage-table';
import * as z from 'zod/mini';

const instant = z.pipe(z.iso.datetime({ offset: true }), z.transform(Date.parse));
const environment = readEnvironment(z.object({ VERSION_1_DEPRECATED_AT: instant, VERSION_1_SUNSET_AT: instant }));

export const usageCounters = new DynamoDbUsageCounters(usageTable);

/** When version 1 of the Partner API was deprecated, and when it ends. Epoch milliseconds. */
export const version1 = {
  deprecatedAt: environment.VERSION_1_DEPRECATED_AT,
  sunsetAt: environment.VERSION_1_SUNSET_AT,
};
