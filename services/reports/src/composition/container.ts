import { createDynamoDbClient } from '@frontdesk/aws/dynamodb-client';

/** The container's one connection to DynamoDB, shared by all its invocations. */
export const dynamoDb = createDynamoDbClient();
