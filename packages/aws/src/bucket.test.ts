import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BucketLinks } from './bucket.ts';
import { PlainSha256 } from './plain-sha256.fixture.ts';

const NOW = Date.parse('2027-03-14T09:30:15.500Z');
const HOST = 'files-of-reports.s3.eu-west-1.amazonaws.com';
const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret/+', sessionToken: 'token/+=' };

describe('a link to a file in a bucket', () => {
  beforeEach(() => {
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    vi.stubEnv('AWS_ENDPOINT_URL_S3', undefined);
    vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
    vi.stubEnv('AWS_SESSION_TOKEN', credentials.sessionToken);
  });
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['p001/rep_1.csv', '/p001/rep_1.csv'],
    ["p 1/ä+('1')!*.json", '/p%201/%C3%A4%2B%28%271%27%29%21%2A.json'],
  ])("is signed as the SDK's presigner signs: %s", async (key, path) => {
    const links = new BucketLinks({ bucket: 'files-of-reports', clock: { now: () => NOW } });
    const { url, expiresAt } = await links.linkTo(key, 900);
    const presigner = new S3RequestPresigner({ region: 'eu-west-1', credentials, sha256: PlainSha256 });
    const request = { method: 'GET', protocol: 'https:', hostname: HOST, path, query: {}, headers: { host: HOST } };
    const { query } = await presigner.presign(request, { expiresIn: 900, signingDate: new Date(NOW) });
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe(`https://${HOST}${path}`);
    expect(Object.fromEntries(searchParams)).toEqual(query);
    expect(expiresAt).toBe('2027-03-14T09:45:15.000Z');
  });
});
