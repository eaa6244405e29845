import { DynamoDbWeeklyReports } from '../adapters/dynamodb-weekly-reports.ts';
import { dynamoDb } from './container.ts';
import { reportsTable } from './reports-table.ts';

/** The reports that practices get each week. */
export const weeklyReports = new DynamoDbWeeklyReports({ client: dynamoDb, tableName: reportsTable });
