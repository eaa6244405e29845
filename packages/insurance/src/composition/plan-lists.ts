import { DynamoDbPlanLists } from '../adapters/dynamodb-plan-lists.ts';
import { dynamoDb, tables } from './container.ts';

/** The practices' lists of insurance plans. */
export const planLists = new DynamoDbPlanLists({ client: dynamoDb, tableName: tables.insurance });
