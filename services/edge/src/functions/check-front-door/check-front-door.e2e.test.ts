import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import { repositoryRoot } from '@frontdesk/local/repository-root';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { newContainer } from '@frontdesk/testing/new-container';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { type Answer, html, json, Street } from '../../use-cases/front-door.fixture.ts';

const PRACTICE = 'frontdesk-test';
const PATHS = [`/practices/${PRACTICE}`, `/api/practices/${PRACTICE}`];
const directory = mkdtempSync(join(tmpdir(), 'frontdesk-front-door-'));

let cloud: LocalCloud;
let street: Street;
let handler: () => Promise<void>;
/** What CloudFront shows to the functions. */
let shown: string;

/** A request that CloudFront lets through, with its secret, as the API answers it. */
const forward: Answer = async ({ url = '', headers }, response) => {
  const answer = await fetch(cloud.urls.appApi + url.replace(/^\/api/, ''), {
    headers: { authorization: headers.authorization ?? '', 'x-frontdesk-edge': shown },
  });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
};
/** The user pool's token for a client that may ask for its own scope only. */
const issue: Answer = async (request, response) => {
  const token = await cloud.issueClientToken({ scopes: ['front-door/check'] });
  json(200, { access_token: token, expires_in: 3600 })(request, response);
};
const publishKeys: Answer = async (request, response) =>
  json(200, await (await fetch(`${cloud.urls.tokenIssuer}/.well-known/jwks.json`)).json())(request, response);
const page = readFileSync(join(repositoryRoot, 'services/console/index.html'), 'utf8');

beforeAll(async () => {
  cloud = await startLocalCloud({
    services: ['slots', 'appointments'],
    dynamoDbEndpoint: inject('sharedDynamoDb'),
    dynamoDbKeyId: `door${Date.now()}`,
    environment: { ORIGIN_SECRETS: 'right', TEST_PRACTICE: PRACTICE },
  });
  const document: unknown = JSON.parse(readFileSync(join(repositoryRoot, 'services/slots/test-practice.json'), 'utf8'));
  expect(await cloud.invoke('importPractice', document)).toMatchObject({ ok: true });
  street = new Street();
  const address = await street.open();
  const secrets = join(directory, 'secrets.json');
  writeFileSync(secrets, JSON.stringify({ client: ['{"clientId":"client-1","clientSecret":"hush"}'] }));
  for (const [name, value] of Object.entries({
    STAGE: 'staging',
    TEST_PRACTICE: PRACTICE,
    CLIENT_SECRET_ID: 'client',
    SECRETS_FILE: secrets,
    TOKEN_URL: `${address}/oauth2/token`,
    KEYS_URL: `${address}/pool/.well-known/jwks.json`,
    API_URL: address,
    CONSOLE_URL: `${address}/`,
  })) {
    vi.stubEnv(name, value);
  }
  // After the environment: the function reads it when it loads.
  ({ handler } = await newContainer()<typeof import('./handler.ts')>(import.meta.resolve('./handler.ts')));
});
beforeEach(() => {
  shown = 'right';
  street.answers = {
    '/oauth2/token': issue,
    '/pool/.well-known/jwks.json': publishKeys,
    '/': html(200, page),
    ...Object.fromEntries(PATHS.map((path) => [path, forward])),
  };
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
  await street?.close();
  await cloud?.stop();
});

/** Runs the function, and gives its lines. */
async function linesOfCheck(): Promise<Record<string, unknown>[]> {
  const written: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    await handler();
  } finally {
    output.mockRestore();
  }
  return written
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const metric = (value: 0 | 1) =>
  expect.objectContaining({
    stage: 'staging',
    FrontDoorOpen: value,
    _aws: expect.objectContaining({
      CloudWatchMetrics: [
        { Namespace: 'Frontdesk', Dimensions: [['stage']], Metrics: [{ Name: 'FrontDoorOpen', Unit: 'Count' }] },
      ],
    }),
  });

describe('the check of the front door, through the gateway and the function behind it', () => {
  it('gets in with the token that the user pool signs for its client', async () => {
    expect(await linesOfCheck()).toEqual([metric(1)]);
  });

  it('gets 403 of the function where CloudFront shows another secret than it accepts', async () => {
    shown = 'wrong';
    const shut = { level: 'WARN', message: 'FRONT_DOOR_SHUT', why: '403 FORBIDDEN', requestId: expect.any(String) };
    expect(await linesOfCheck()).toEqual([
      expect.objectContaining({ ...shut, step: 'api' }),
      expect.objectContaining({ ...shut, step: 'console-api' }),
      metric(0),
    ]);
  });

  it('gets 401 of the gateway with a token of another issuer, and in again with the next', async () => {
    const [header = '', ...rest] = (await cloud.issueClientToken({ scopes: ['front-door/check'] })).split('.');
    const foreign = [header, ...rest.map((part) => [...part].reverse().join(''))].join('.');
    // What is kept is given up first.
    street.answers['/pool/.well-known/jwks.json'] = json(503, {});
    await linesOfCheck();
    street.answers['/pool/.well-known/jwks.json'] = publishKeys;
    street.answers['/oauth2/token'] = json(200, { access_token: foreign, expires_in: 3600 });
    const faults = (await linesOfCheck()).flatMap(({ step, why }) => (step === undefined ? [] : [`${step} ${why}`]));
    expect(faults).toEqual(['api 401 Unauthorized', 'console-api 401 Unauthorized']);
    street.answers['/oauth2/token'] = issue;
    expect(await linesOfCheck()).toEqual([metric(1)]);
  });

  it('has a token that opens one practice to read, and nothing else', async () => {
    const authorization = `Bearer ${await cloud.issueClientToken({ scopes: ['front-door/check'] })}`;
    const ask = async (method: string, path: string) => {
      const headers = { authorization, 'x-frontdesk-edge': 'right', 'content-type': 'application/json' };
      const body = method === 'GET' ? {} : { body: '{}' };
      return (await fetch(cloud.urls.appApi + path, { method, headers, ...body })).status;
    };
    expect(await ask('GET', `/practices/${PRACTICE}`)).toBe(200);
    expect(await ask('GET', '/practices/p001')).toBe(404);
    expect(await ask('PUT', `/practices/${PRACTICE}/schedules/dr-trial`)).toBe(403);
    expect(await ask('POST', `/practices/${PRACTICE}/closures`)).toBe(403);
  });

  it('finds no practice in a stage where none is imported', async () => {
    street.answers[PATHS[0]!] = (request, response) =>
      forward({ ...request, headers: request.headers, url: '/practices/nobody' } as typeof request, response);
    const [fault] = await linesOfCheck();
    expect(fault).toMatchObject({ step: 'api', why: '404 NOT_FOUND' });
  });
});
