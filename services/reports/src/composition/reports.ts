import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbReports } from '../adapters/dynamodb-report-store.ts';
import { dynamoDb } from './container.ts';

const environment = readEnvironment(z.object({ REPORTS_TABLE: z.string().check(z.minLength(1)) }));

export const reportsTable = environment.REPORTS_TABLE;

/** The reports that were asked for. */
export const reports = new DynamoDbReports({ client: dynamoDb, tableName: reportsTable });
