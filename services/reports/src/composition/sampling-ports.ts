import { DaySheetReader } from '@frontdesk/aws/day-sheet-reader';
import { readEnvironment } from '@frontdesk/lambda/environment';
import { DynamoDbUsageCounters } from '@frontdesk/subscriptions/adapters/dynamodb-usage-counters';
import * as z from 'zod/mini';
import { DynamoDbSamples } from '../adapters/dynamodb-samples.ts';
import { DynamoDbVendorUsage } from '../adapters/dynamodb-vendor-usage.ts';
import type { TakeSamplePorts } from '../use-cases/take-sample.ts';
import { dynamoDb } from './container.ts';
import { reportsTable } from './reports-table.ts';
import { workingPorts } from './working-ports.ts';

const name = z.string().check(z.minLength(1));
const environment = readEnvironment(z.object({ DAY_SHEETS_TABLE: name, SUBSCRIPTIONS_TABLE: name, USAGE_TABLE: name }));

/** What a sample needs. */
export const samplingPorts: TakeSamplePorts = {
  ...workingPorts,
  samples: new DynamoDbSamples({ client: dynamoDb, tableName: reportsTable }),
  sheets: new DaySheetReader({ client: dynamoDb, tableName: environment.DAY_SHEETS_TABLE }),
  vendors: new DynamoDbVendorUsage({
    client: dynamoDb,
    subscriptionsTable: environment.SUBSCRIPTIONS_TABLE,
    counters: new DynamoDbUsageCounters({ client: dynamoDb, tableName: environment.USAGE_TABLE }),
  }),
};
