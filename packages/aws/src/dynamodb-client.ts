import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;

/** DynamoDB answers within milliseconds; what has not come after this long will not come. */
export const REQUEST_TIMEOUT_MILLISECONDS = 2_500;

/** The DynamoDB client of a container: made once, at module load, and kept. */
export function createDynamoDbClient(): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
      requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
      throwOnRequestTimeout: true,
    },
  });
}
