import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;

/** DynamoDB answers within milliseconds; what has not come after this long will not come. */
export const REQUEST_TIMEOUT_MILLISECONDS = 2_500;

/** The DynamoDB client of a container: made once, at module load, and kept, with its connections (the SDK's own agent
 *  keeps 50 alive). Region, endpoint and credentials come from the environment, as the SDK reads it.
 *  It sends every request once: writes are sent again by `IdempotentWriter`, which knows what may be, reads by
 *  `retriedRead`. A request without an answer fails with TimeoutError instead of lasting as long as the function.
 *  Setting region, retry mode and the SDK's further options here was measured and saves nothing at a cold start. */
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
