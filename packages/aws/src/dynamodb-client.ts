import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { containerClient, containerClientSettings } from './container-client.ts';

/** DynamoDB answers within milliseconds; what has not come after this long will not come. */
const REQUEST_TIMEOUT_MILLISECONDS = 2_500;

/** Options of a request that has to end by `deadline` (epoch milliseconds): none where the client's own timeout is soon
 *  enough, since a request with options costs the SDK a tenth more. */
export function endingBy(deadline: number, now: number): { requestTimeout: number } | undefined {
  const left = deadline - now;
  return left < REQUEST_TIMEOUT_MILLISECONDS ? { requestTimeout: Math.max(1, left) } : undefined;
}

/** The DynamoDB client of a container: made once, at module load, and kept, with its connections (the SDK's own agent
 *  keeps 50 alive). Settings as `containerClientSettings` describes: writes are sent again by `IdempotentWriter`, which
 *  knows what may be, reads by `retriedRead`. Throws without AWS_REGION. */
export function createDynamoDbClient(): DynamoDBClient {
  const settings = containerClientSettings('DYNAMODB', REQUEST_TIMEOUT_MILLISECONDS);
  return containerClient(new DynamoDBClient({ ...settings, accountIdEndpointMode: 'preferred' }));
}
