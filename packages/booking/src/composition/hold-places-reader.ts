import { DynamoDbHoldPlacesReader } from '../adapters/dynamodb-hold-places-reader.ts';
import { dynamoDb, tables } from './container.ts';

export const holdPlacesReader = new DynamoDbHoldPlacesReader({ client: dynamoDb, tableName: tables.appointments });
