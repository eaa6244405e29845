import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { type ServiceName, serviceEndpoint } from './service-endpoint.ts';

/** Where the SDK would send a request. */
async function hostOfSdk(
  service: ServiceName,
  region: string,
  useFipsEndpoint: boolean,
  useDualstackEndpoint: boolean,
): Promise<string> {
  let host = '';
  const settings = {
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
  };
  const listing =
    service === 'sqs'
      ? new SQSClient(settings).send(new ListQueuesCommand({}))
      : new DynamoDBClient(settings).send(new ListTablesCommand({}));
  await listing.catch(() => undefined);
  return host;
}

const services = ['dynamodb', 'sqs'] as const;
const regions = ['us-east-1', 'eu-central-1', 'ap-southeast-2', 'cn-north-1', 'us-gov-west-1', 'us-gov-east-1'];
const places = services.flatMap((service) => regions.map((region) => [service, region] as const));

test.each(places)('finds %s in %s where the SDK finds it', async (service, region) => {
  for (const fips of [false, true]) {
    for (const dualStack of [false, true]) {
      const { endpoint } = serviceEndpoint(service, {
        AWS_REGION: region,
        AWS_USE_FIPS_ENDPOINT: String(fips),
        AWS_USE_DUALSTACK_ENDPOINT: String(dualStack),
      });
      expect(endpoint.host).toBe(await hostOfSdk(service, region, fips, dualStack));
      expect(endpoint.protocol).toBe('https:');
    }
  }
});

test.each(services)(
  'takes an endpoint of its own from the environment, the one for %s before the one for all',
  (service) => {
    const all = { AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:1/' };
    expect(serviceEndpoint(service, all).endpoint.href).toBe('http://127.0.0.1:1/');
    const own = { ...all, [`AWS_ENDPOINT_URL_${service.toUpperCase()}`]: 'http://127.0.0.1:2/' };
    expect(serviceEndpoint(service, own)).toMatchObject({
      endpoint: { href: 'http://127.0.0.1:2/' },
      region: 'us-east-1',
    });
  },
);

test('says so when there is no region', () => {
  expect(() => serviceEndpoint('sqs', {})).toThrow('AWS_REGION');
});
