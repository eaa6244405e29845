import { DaySheetReader } from '@frontdesk/aws/day-sheet-reader';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbSamples } from '../adapters/dynamodb-samples.ts';
import type { TakeSamplePorts } from '../use-cases/take-sample.ts';
import { dynamoDb } from './container.ts';
import { reportsTable } from './reports-table.ts';
import { workingPorts } from './working-ports.ts';

const { DAY_SHEETS_TABLE: tableName } = readEnvironment(
  z.object({ DAY_SHEETS_TABLE: z.string().check(z.minLength(1)) }),
);

/** What a sample needs. */
export const samplingPorts: TakeSamplePorts = {
  ...workingPorts,
  samples: new DynamoDbSamples({ client: dynamoDb, tableName: reportsTable }),
  sheets: new DaySheetReader({ client: dynamoDb, tableName }),
};
