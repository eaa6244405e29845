import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';

/** DynamoDB Local checks no signature, but wants alphanumeric keys and a region. */
const localConfiguration = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** A DynamoDB client for the server at `endpoint`, whatever credentials the machine has. */
export function localDynamoDbClient(endpoint: string): DynamoDBClient {
  // A request that is given a time ends with it, as in the functions.
  return new DynamoDBClient({ ...localConfiguration(endpoint), requestHandler: { throwOnRequestTimeout: true } });
}

export function localDynamoDbStreamsClient(endpoint: string): DynamoDBStreamsClient {
  return new DynamoDBStreamsClient(localConfiguration(endpoint));
}
