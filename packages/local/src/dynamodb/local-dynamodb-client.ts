import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A DynamoDB client for the server at `endpoint`, whatever credentials the machine has. */
export function localDynamoDbClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    // No signature is checked, but keys have to be alphanumeric.
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // A request that is given a time ends with it, as in the functions.
    requestHandler: { throwOnRequestTimeout: true },
  });
}
