import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A DynamoDB client for the server at `endpoint`, whatever credentials the machine has. A server that keeps a database per
 *  key shows it those of `accessKeyId`, which is alphanumeric. */
export function localDynamoDbClient(endpoint: string, accessKeyId = 'local'): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    // No signature is checked.
    credentials: { accessKeyId, secretAccessKey: 'local' },
    // A request that is given a time ends with it, as in the functions.
    requestHandler: { throwOnRequestTimeout: true },
  });
}
