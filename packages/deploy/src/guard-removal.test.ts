import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

interface Plugin {
  hooks: Record<string, () => Promise<void>>;
}

const GuardRemoval = createRequire(import.meta.url)('../plugins/guard-removal.cjs') as new (
  serverless: object,
  options: { param?: string | string[] },
) => Plugin;

let server: Server;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    asked.push(await text(request));
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end('<R><UpdateTerminationProtectionResult><StackId>s</StackId></UpdateTerminationProtectionResult></R>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  asked.length = 0;
  vi.unstubAllEnvs();
});
afterAll(() => void server.close());

/** What `sls remove` does before anything is removed. */
function remove(stage: string, param?: string | string[]): Promise<void> {
  const configuration = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const aws = {
    getStage: () => stage,
    naming: { getStackName: () => `frontdesk-slots-${stage}` },
    getAwsSdkV3Config: async () => configuration,
  };
  const serverless = { classes: { Error }, getProvider: () => aws, service: { service: 'slots' } };
  const plugin = new GuardRemoval(serverless, param === undefined ? {} : { param });
  return plugin.hooks['before:remove:remove']?.() ?? Promise.resolve();
}

describe('the removal of a stage', () => {
  it('that people work with needs its word', async () => {
    await expect(remove('prod')).rejects.toThrow('this would take slots of stage "prod" away');
    await expect(remove('prod', 'iAmSure=staging')).rejects.toThrow('Refused');
    await expect(remove('prod', ['other=prod'])).rejects.toThrow('Refused');
    expect(asked).toEqual([]);
  });

  it.each([
    ['as a param', () => remove('prod', ['a=b', 'iAmSure=prod'])],
    [
      'in the environment, for all services',
      () => {
        vi.stubEnv('I_AM_SURE', 'prod');
        return remove('prod');
      },
    ],
  ])('takes the protection off once the word is given %s', async (_how, removal) => {
    await removal();
    expect(asked.map((body) => Object.fromEntries(new URLSearchParams(body)))).toEqual([
      expect.objectContaining({
        Action: 'UpdateTerminationProtection',
        StackName: 'frontdesk-slots-prod',
        EnableTerminationProtection: 'false',
      }),
    ]);
  });

  it('of dev needs none', async () => {
    await remove('dev');
    expect(asked).toEqual([]);
  });
});
