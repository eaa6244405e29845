import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { unsignedRequests } from '../unsigned-requests.ts';

/** A DynamoDB client for the server at `endpoint`, whatever credentials the machine has. A server that keeps a database per
 *  key shows it those of `accessKeyId`, which is alphanumeric. */
export function localDynamoDbClient(
  endpoint: string,
  accessKeyId = 'local',
  settings: DynamoDBClientConfig = {},
): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    ...unsignedRequests('dynamodb', accessKeyId),
    // A request that is given a time ends with it, as in the functions.
    requestHandler: { throwOnRequestTimeout: true },
    ...settings,
  });
}
