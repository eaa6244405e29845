import { DynamoDbSampledPractices } from '../adapters/dynamodb-sampled-practices.ts';
import { dynamoDb } from './container.ts';
import { reportsTable } from './reports-table.ts';

/** The register of practices that are sampled. */
export const sampledPractices = new DynamoDbSampledPractices({ client: dynamoDb, tableName: reportsTable });
