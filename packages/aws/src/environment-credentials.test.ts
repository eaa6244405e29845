import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultProvider } from './environment-credentials.ts';

describe('credentials of a function', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('come from the environment with their session', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
    vi.stubEnv('AWS_SESSION_TOKEN', 'session');
    await expect(defaultProvider()()).resolves.toMatchObject({
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'example',
      sessionToken: 'session',
    });
  });

  it('are missed aloud', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    await expect(defaultProvider()()).rejects.toThrow('Unable to find environment variable credentials');
  });
});
