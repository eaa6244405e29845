import { DynamoDbReports } from '../adapters/dynamodb-report-store.ts';
import { dynamoDb } from './container.ts';
import { reportsTable } from './reports-table.ts';

/** The reports that were asked for. */
export const reports = new DynamoDbReports({ client: dynamoDb, tableName: reportsTable });
