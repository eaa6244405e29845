import { systemClock } from '@frontdesk/core/clock';
import { tables as insuranceTables } from '@frontdesk/insurance/composition/container';
import { readEnvironment } from '@frontdesk/lambda/environment';
import { dynamoDb, tables } from '@frontdesk/practices/composition/container';
import * as z from 'zod/mini';
import { DynamoDbSandboxRecords } from '../adapters/dynamodb-sandbox-records.ts';

const environment = readEnvironment(z.object({ PATIENT_INDEX_TABLE: z.string().check(z.minLength(1)) }));

export const sandboxRecords = new DynamoDbSandboxRecords({
  client: dynamoDb,
  tables: { ...tables, ...insuranceTables, patientIndex: environment.PATIENT_INDEX_TABLE },
  clock: systemClock,
});
