import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListApplicationsCommand } from '@aws-sdk/client-codedeploy';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCodeDeployClient } from './codedeploy-client.ts';
import { createDynamoDbClient } from './dynamodb-client.ts';
import { createLambdaClient } from './lambda-client.ts';
import { PlainSha256 } from './plain-sha256.fixture.ts';
import { createSecretsManagerClient } from './secrets-manager-client.ts';
import { createSqsClient } from './sqs-client.ts';

interface SentRequest {
  hostname: string;
  path: string;
  protocol: string;
  body: string;
  headers: Record<string, string>;
}

type Stack = Pick<ReturnType<typeof createDynamoDbClient>['middlewareStack'], 'add'>;

/** What would be sent, as it is after the signature. */
async function sentBy(client: { middlewareStack: unknown }, list: () => Promise<unknown>): Promise<SentRequest> {
  let sent: unknown;
  (client.middlewareStack as Stack).add(
    () => async (args) => {
      sent = (args as { request: unknown }).request;
      throw new Error('Seen');
    },
    { step: 'deserialize', priority: 'low' },
  );
  await expect(list()).rejects.toThrow('Seen');
  return sent as SentRequest;
}

const CLIENTS: Record<string, () => Promise<SentRequest>> = {
  CODEDEPLOY: () => {
    const client = createCodeDeployClient();
    return sentBy(client, () => client.send(new ListApplicationsCommand({})));
  },
  LAMBDA: () => {
    const client = createLambdaClient(1_000);
    return sentBy(client, () => client.send(new InvokeCommand({ FunctionName: 'f', Payload: '{}' })));
  },
  DYNAMODB: () => {
    const client = createDynamoDbClient();
    return sentBy(client, () => client.send(new ListTablesCommand({})));
  },
  SECRETS_MANAGER: () => {
    const client = createSecretsManagerClient();
    return sentBy(client, () => client.send(new ListSecretsCommand({})));
  },
  SQS: () => {
    const client = createSqsClient();
    return sentBy(client, () => client.send(new ListQueuesCommand({})));
  },
};
const NAMES: Record<string, string> = {
  CODEDEPLOY: 'codedeploy',
  DYNAMODB: 'dynamodb',
  LAMBDA: 'lambda',
  SECRETS_MANAGER: 'secretsmanager',
  SQS: 'sqs',
};
const services = Object.keys(CLIENTS);
const request = (service: string): Promise<SentRequest> => CLIENTS[service]!();

/** Would send every request elsewhere, or nowhere, if the SDK read it. */
const MISLEADING_PROFILE = `[default]
region = eu-west-3
endpoint_url = http://127.0.0.1:1
retry_mode = nonsense
use_fips_endpoint = nonsense
use_dualstack_endpoint = nonsense
account_id_endpoint_mode = nonsense
sdk_ua_app_id = misled
aws_access_key_id = PROFILE
aws_secret_access_key = profile
`;
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'frontdesk-profile-'));
  for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) {
    await writeFile(join(directory, name), MISLEADING_PROFILE);
    vi.stubEnv(name, join(directory, name));
  }
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'FUNCTION');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'function');
  vi.stubEnv('AWS_SESSION_TOKEN', 'session');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true, force: true });
});

describe.each(services)("a container's client of %s", (service) => {
  it('takes region and credentials from the environment, and nothing from a profile', async () => {
    const { hostname, protocol, headers } = await request(service);
    expect(`${protocol}//${hostname}`).toBe(`https://${NAMES[service]}.us-east-1.amazonaws.com`);
    expect(headers.authorization).toContain(`Credential=FUNCTION/`);
    expect(headers.authorization).toContain(`/us-east-1/${NAMES[service]}/aws4_request`);
    expect(headers['x-amz-security-token']).toBe('session');
    expect(headers['user-agent']).toContain('app/frontdesk');
  });

  it("signs as the SDK's own signer does", async () => {
    const { headers, hostname, body, path, protocol } = await request(service);
    const { authorization, ...unsigned } = headers;
    const credentials = { accessKeyId: 'FUNCTION', secretAccessKey: 'function', sessionToken: 'session' };
    const signer = new SignatureV4({ service: NAMES[service]!, region: 'us-east-1', credentials, sha256: PlainSha256 });
    const sent = { method: 'POST', protocol, hostname, path, query: {}, headers: unsigned, body };
    const signingDate = unsigned['x-amz-date']!.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:');
    const signed = await signer.sign(sent, { signingDate });
    expect(signed.headers.authorization).toBe(authorization);
  });

  it.each([
    ['eu-central-1', false, 'eu-central-1.amazonaws.com'],
    ['cn-north-1', false, 'cn-north-1.amazonaws.com.cn'],
    ['us-west-2', true, 'us-west-2.amazonaws.com'],
  ])('finds %s, with FIPS %s', async (region, fips, suffix) => {
    vi.stubEnv('AWS_REGION', region);
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', String(fips));
    expect((await request(service)).hostname).toBe(`${NAMES[service]}${fips ? '-fips' : ''}.${suffix}`);
  });

  it('takes an endpoint of its own before the one for all', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://all.example');
    expect((await request(service)).hostname).toBe('all.example');
    vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, 'http://own.example');
    expect((await request(service)).hostname).toBe('own.example');
  });

  it('copies no request for a log', async () => {
    const stacks = [createDynamoDbClient(), createSecretsManagerClient(), createSqsClient(), createLambdaClient(1)].map(
      (client) => client.middlewareStack.identify().join(),
    );
    for (const stack of stacks) {
      expect(stack).toContain('getUserAgentMiddleware');
      expect(stack).not.toContain('loggerMiddleware');
    }
  });

  it('says so when there is no region', () => {
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_DEFAULT_REGION', undefined);
    expect(() => request(service)).toThrow('AWS_REGION');
  });
});

it.each(['DYNAMODB', 'SQS'])(
  'the client of %s takes the dual-stack endpoint where it is asked for',
  async (service) => {
    vi.stubEnv('AWS_USE_DUALSTACK_ENDPOINT', 'true');
    expect((await request(service)).hostname).toBe(`${NAMES[service]}.us-east-1.api.aws`);
  },
);
