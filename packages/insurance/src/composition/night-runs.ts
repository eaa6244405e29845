import { DynamoDbNightRuns } from '../adapters/dynamodb-night-runs.ts';
import { dynamoDb, tables } from './container.ts';

/** When each practice's night is filled. */
export const nightRuns = new DynamoDbNightRuns({ client: dynamoDb, insuranceTable: tables.insurance });
