import {
  APIGatewayClient,
  ConflictException,
  CreateApiKeyCommand,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  DeleteUsagePlanKeyCommand,
  FlushStageAuthorizersCacheCommand,
  FlushStageCacheCommand,
  GetApiKeyCommand,
  GetApiKeysCommand,
  GetUsageCommand,
  NotFoundException,
  UpdateApiKeyCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startFixtureCloud } from '../fixtures/start-fixture-cloud.ts';
import type { LocalCloud } from '../running-cloud.ts';
import { utcDay } from './usage-plans.ts';

let cloud: LocalCloud;
let client: APIGatewayClient;
beforeAll(async () => {
  cloud = await startFixtureCloud({ services: ['front', 'vendors'] });
  const credentials = { accessKeyId: 'frontdesklocal', secretAccessKey: 'frontdesklocal' };
  // As the SDK of a function finds it.
  vi.stubEnv('AWS_ENDPOINT_URL_API_GATEWAY', cloud.urls.apiGateway);
  client = new APIGatewayClient({ region: 'us-east-1', credentials });
});
afterAll(async () => {
  client.destroy();
  vi.unstubAllEnvs();
  await cloud.stop();
});

const output = (name: string): string =>
  String(cloud.services().find(({ service }) => service === 'vendors')?.outputs[name]);
const things = (key: string): Promise<Response> =>
  fetch(`${cloud.urls.partnerApi}/things`, { headers: { 'x-api-key': key } });
const meteredKey = async (name: string): Promise<{ id: string; value: string }> => {
  const { id = '', value = '' } = await client.send(new CreateApiKeyCommand({ name, enabled: true }));
  const plan = { usagePlanId: output('planId'), keyType: 'API_KEY' };
  await client.send(new CreateUsagePlanKeyCommand({ ...plan, keyId: id }));
  return { id, value };
};

describe('the REST API of a service', () => {
  it('is where its deployed address points, and functions know the control plane', async () => {
    const { value } = await meteredKey('addresses');
    const { event, ...places } = (await (await things(value)).json()) as {
      event: { requestContext: { stage: string } };
    };
    expect(places).toEqual({ controlPlane: cloud.urls.apiGateway, door: `${cloud.urls.partnerApi}/things` });
    expect(event.requestContext.stage).toBe('live');
  });
});

// API Gateway REST API reference, as the AWS SDK speaks it
describe('the control plane of API Gateway', () => {
  it('makes keys that are metered by their plan, and tells what they have used', async () => {
    const { id, value } = await meteredKey('usage');
    const statuses = [await things(value), await things(value), await things(value)].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 429]);
    const today = utcDay(Date.now());
    const usage = { usagePlanId: output('planId'), keyId: id, startDate: today, endDate: today };
    expect((await client.send(new GetUsageCommand(usage))).items).toEqual({ [id]: [[2, 0]] });
  });

  it('lists keys by the beginning of their name, in pages, and shows values only when asked', async () => {
    for (const name of ['list-a', 'list-b', 'list-c']) await client.send(new CreateApiKeyCommand({ name }));
    const first = await client.send(new GetApiKeysCommand({ nameQuery: 'list-', limit: 2 }));
    expect(first.items?.map(({ name, value }) => [name, value])).toEqual([
      ['list-a', undefined],
      ['list-b', undefined],
    ]);
    const next = { nameQuery: 'list-', position: first.position, includeValues: true };
    const second = await client.send(new GetApiKeysCommand(next));
    expect([second.position, second.items?.map(({ name }) => name)]).toEqual([undefined, ['list-c']]);
    expect(second.items?.[0]?.value).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(second.items?.[0]?.createdDate).toBeInstanceOf(Date);
  });

  it('disables, removes and deletes keys, each at once', async () => {
    const { id, value } = await meteredKey('revoked');
    const enable = (to: string) => ({ patchOperations: [{ op: 'replace' as const, path: '/enabled', value: to }] });
    await client.send(new UpdateApiKeyCommand({ apiKey: id, ...enable('false') }));
    expect((await things(value)).status).toBe(403);
    const { enabled } = await client.send(new UpdateApiKeyCommand({ apiKey: id, ...enable('true') }));
    expect([enabled, (await things(value)).status]).toEqual([true, 200]);
    await client.send(new DeleteUsagePlanKeyCommand({ usagePlanId: output('planId'), keyId: id }));
    expect((await things(value)).status).toBe(403);
    await client.send(new DeleteApiKeyCommand({ apiKey: id }));
    await expect(client.send(new GetApiKeyCommand({ apiKey: id }))).rejects.toThrow(NotFoundException);
  });

  it('refuses a value that is taken or too short, and a second plan of the same stage', async () => {
    const { id, value } = await meteredKey('twice');
    await expect(client.send(new CreateApiKeyCommand({ value }))).rejects.toThrow(ConflictException);
    await expect(client.send(new CreateApiKeyCommand({ value: 'short' }))).rejects.toMatchObject({
      name: 'BadRequestException',
    });
    const again = { usagePlanId: output('planId'), keyId: id, keyType: 'API_KEY' };
    await expect(client.send(new CreateUsagePlanKeyCommand(again))).rejects.toThrow(ConflictException);
  });

  it('flushes the caches of the stage that is there', async () => {
    const stage = { restApiId: output('apiId'), stageName: 'live' };
    await client.send(new FlushStageAuthorizersCacheCommand(stage));
    await client.send(new FlushStageCacheCommand(stage));
    const other = new FlushStageCacheCommand({ ...stage, stageName: 'other' });
    await expect(client.send(other)).rejects.toThrow(NotFoundException);
  });

  it('refuses what is not signed', async () => {
    expect((await fetch(`${cloud.urls.apiGateway}/apikeys`)).status).toBe(403);
  });

  it('goes on after a path that cannot be decoded', async () => {
    const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=frontdesklocal' };
    expect((await fetch(`${cloud.urls.apiGateway}/apikeys/%E0`, { headers })).status).toBe(400);
    expect((await fetch(`${cloud.urls.apiGateway}/apikeys`, { headers })).status).toBe(200);
  });
});
