import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoDbEndpoint } from './dynamodb-endpoint.ts';

/** Where the SDK would send a request. */
async function hostOfSdk(region: string, useFipsEndpoint: boolean, useDualstackEndpoint: boolean): Promise<string> {
  let host = '';
  const client = new DynamoDBClient({
    region,
    useFipsEndpoint,
    useDualstackEndpoint,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: { hostname: string }) => {
        host = request.hostname;
        throw new Error('seen');
      },
    },
  });
  await client.send(new ListTablesCommand({})).catch(() => undefined);
  return host;
}

const regions = ['us-east-1', 'eu-central-1', 'ap-southeast-2', 'cn-north-1', 'us-gov-west-1', 'us-gov-east-1'];

test.each(regions)('finds DynamoDB in %s where the SDK finds it', async (region) => {
  for (const fips of [false, true]) {
    for (const dualStack of [false, true]) {
      const { endpoint } = dynamoDbEndpoint({
        AWS_REGION: region,
        AWS_USE_FIPS_ENDPOINT: String(fips),
        AWS_USE_DUALSTACK_ENDPOINT: String(dualStack),
      });
      expect(endpoint.host).toBe(await hostOfSdk(region, fips, dualStack));
      expect(endpoint.protocol).toBe('https:');
    }
  }
});

test('takes an endpoint of its own from the environment, the one for DynamoDB before the one for all', () => {
  const all = { AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:1/' };
  expect(dynamoDbEndpoint(all).endpoint.href).toBe('http://127.0.0.1:1/');
  const own = { ...all, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:2/' };
  expect(dynamoDbEndpoint(own)).toMatchObject({ endpoint: { href: 'http://127.0.0.1:2/' }, region: 'us-east-1' });
});

test('says so when there is no region', () => {
  expect(() => dynamoDbEndpoint({})).toThrow('AWS_REGION');
});
