import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { localDynamoDbClient } from './dynamodb/local-dynamodb-client.ts';
import { fixtureRoot } from './fixtures/start-fixture-cloud.ts';
import { startLocalCloud } from './local-cloud.ts';
import type { LocalCloud } from './running-cloud.ts';
import { localSqsClient } from './sqs/local-sqs.ts';
import { connect } from './websocket/websocket-api.fixture.ts';

let cloud: LocalCloud;
let root: string;
const database = { dynamoDbEndpoint: inject('sharedDynamoDb'), dynamoDbKeyId: `cloud${Date.now()}` };
const databaseClient = () => localDynamoDbClient(database.dynamoDbEndpoint, database.dynamoDbKeyId);
const printed = (text: string): string[] =>
  cloud.logs.filter(({ source, line }) => source === 'function' && line.includes(text)).map(({ line }) => line);
const edit = async (file: string, change: (text: string) => string): Promise<void> => {
  const path = join(root, file);
  await writeFile(path, change(await readFile(path, 'utf8')));
};
const status = async (path: string): Promise<number> => (await fetch(`${cloud.urls.appApi}${path}`)).status;

beforeAll(async () => {
  // A copy, since the tests change it; laid out as the repository is.
  root = await mkdtemp(join(tmpdir(), 'frontdesk-cloud-'));
  await cp(fixtureRoot, join(root, 'services'), { recursive: true });
  await cp(join(fixtureRoot, 'serverless-compose.yml'), join(root, 'serverless-compose.yml'));
  await edit('serverless-compose.yml', (text) => text.replaceAll('path: ', 'path: services/'));
  await symlink(join(import.meta.dirname, '../../../node_modules'), join(root, 'node_modules'));
  cloud = await startLocalCloud({ root, watch: true, ...database });
});
afterAll(async () => {
  await cloud?.stop();
  await rm(root, { recursive: true, force: true });
});

describe('the local cloud', () => {
  it('has the tables and queues that the services declare', async () => {
    const client = databaseClient();
    const Key = { id: { S: 'nobody' } };
    await expect(client.send(new GetItemCommand({ TableName: 'things-dev', Key }))).resolves.toBeDefined();
    client.destroy();
  });

  it('gives messages of a queue and changes of a table to the functions that are mapped to them', async () => {
    const sqs = localSqsClient(cloud.sqsEndpoint);
    const QueueUrl = `${cloud.sqsEndpoint}/000000000000/jobs-dev`;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a job' }));
    await expect.poll(() => printed('took aws:sqs'), { timeout: 10_000 }).toHaveLength(1);
    const dynamoDb = databaseClient();
    await dynamoDb.send(new PutItemCommand({ TableName: 'things-dev', Item: { id: { S: 'a' } } }));
    await expect.poll(() => printed('took aws:dynamodb'), { timeout: 10_000 }).toHaveLength(1);
    sqs.destroy();
    dynamoDb.destroy();
  });

  it('uses the new code when a source file changes, and only in functions that it is part of', async () => {
    expect(await cloud.invoke('slow', {})).toEqual({ ok: true, payload: { slept: true } });
    await edit('services/probes/src/slow.ts', (text) => text.replace('slept: true', "slept: 'well'"));
    await expect
      .poll(() => cloud.invoke('slow', {}), { timeout: 10_000 })
      .toEqual({ ok: true, payload: { slept: 'well' } });
    const reload = cloud.logs.findLast(({ source }) => source === 'cloud')?.line;
    expect(reload).toContain('probes-dev-slow');
    expect(reload).not.toContain('probes-dev-echo');
  });

  it('keeps the WebSockets that are open when a function changes', async () => {
    const { socket, messages } = await connect(`${cloud.urls.realtime}/?as=anna`);
    const realtimeUrl = async (): Promise<unknown> => {
      const before = messages.length;
      socket.send('{"action":"echo"}');
      await expect.poll(() => messages.length).toBeGreaterThan(before);
      return JSON.parse(messages.at(-1) ?? '').REALTIME_URL;
    };
    expect(await realtimeUrl()).toBe(cloud.urls.realtime);
    await edit('services/sockets/src/desk.ts', (text) => text.replace('event, CON', "event, REALTIME_URL: 'new', CON"));
    await edit('services/sockets/src/desk.ts', (text) => text.replace('ENDPOINT, REALTIME_URL })', 'ENDPOINT })'));
    await expect.poll(realtimeUrl, { timeout: 10_000 }).toBe('new');
    socket.close();
  });

  it('keeps the API keys that were made when a function changes', async () => {
    const outputs = cloud.services().find(({ service }) => service === 'vendors')?.outputs;
    const control = async (path: string, body: object): Promise<Record<string, string>> => {
      const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=frontdesklocal' };
      const answer = await fetch(`${cloud.urls.apiGateway}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return (await answer.json()) as Record<string, string>;
    };
    const { id, value = '' } = await control('/apikeys', { enabled: true });
    await control(`/usageplans/${outputs?.planId}/keys`, { keyId: id, keyType: 'API_KEY' });
    await edit('services/vendors/serverless.yml', (text) => text.replace('Limit: 2', 'Limit: 100'));
    await edit('services/vendors/src/tell.ts', (text) => text.replace('statusCode: 200', 'statusCode: 202'));
    const answered = async (): Promise<number> =>
      (await fetch(`${cloud.urls.partnerApi}/things`, { headers: { 'x-api-key': value } })).status;
    await expect.poll(answered, { timeout: 10_000 }).toBe(202);
  });

  it('keeps what runs when a change does not build, and says where', async () => {
    await edit('services/probes/src/slow.ts', (text) => `${text}\nconst ;`);
    await expect
      .poll(() => cloud.logs.findLast(({ source }) => source === 'cloud')?.line, { timeout: 10_000 })
      .toMatch(/what ran before still runs: probes does not build:\n {2}src\/slow\.ts:\d+/);
    expect(await cloud.invoke('slow', {})).toMatchObject({ ok: true });
    await edit('services/probes/src/slow.ts', (text) => text.replace('\nconst ;', ''));
  });

  it('serves a route that is added to a serverless.yml', async () => {
    expect(await status('/added')).toBe(404);
    await edit('services/probes/serverless.yml', (text) =>
      text.replace('GET /open\n', 'GET /open\n      - httpApi: GET /added\n'),
    );
    await expect.poll(() => status('/added'), { timeout: 10_000 }).toBe(200);
  });

  it('fails an invocation of a function that is not there', async () => {
    expect(await cloud.invoke('nobody', {})).toMatchObject({ ok: false, errorType: 'ResourceNotFoundException' });
  });
});
