import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newestSource } from './newest-source.ts';

const ANSWER_MS = 30_000;

/** npm's own client with a registry on loopback that knows one version of the source. */
async function withRegistry<Result>(ask: () => Promise<Result>): Promise<Result> {
  const version = { name: 'moment-timezone', version: '0.6.7', dist: {} };
  const packument = {
    name: 'moment-timezone',
    'dist-tags': { latest: '0.6.7' },
    versions: { '0.6.7': version },
    time: { created: '2014-01-01T00:00:00.000Z', '0.6.7': '2026-12-01T12:00:00.000Z' },
  };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(packument));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}/`);
  try {
    return await ask();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

afterEach(() => vi.unstubAllEnvs());

describe('the newest source of zone rules', () => {
  it('is what the registry that npm is set up with calls the latest', async () => {
    expect(await withRegistry(() => newestSource(ANSWER_MS))).toEqual({
      version: '0.6.7',
      publishedAt: Date.UTC(2026, 11, 1, 12),
    });
  });

  it('is unknown, and no failure, where the registry cannot be reached', async () => {
    // Its port is closed by the time that it is asked.
    await withRegistry(async () => undefined);
    expect(await newestSource(ANSWER_MS)).toBeUndefined();
  });

  it('is unknown when npm takes longer than it may', async () => {
    expect(await withRegistry(() => newestSource(1))).toBeUndefined();
  });
});
