import { createHash } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainSha256 } from '../plain-sha256.fixture.ts';
import { ConnectionSigner, type SigningCredentials } from './connection-signer.ts';

const HOST = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
const REGION = 'eu-west-1';

async function sdkAuthorization(
  credentials: SigningCredentials,
  request: { method: 'POST' | 'DELETE'; path: string; body: string },
  at: Date,
): Promise<string | undefined> {
  const signer = new SignatureV4({
    service: 'execute-api',
    region: REGION,
    credentials,
    sha256: PlainSha256,
    applyChecksum: false,
  });
  const signed = await signer.sign(
    { ...request, protocol: 'https:', hostname: HOST, query: {}, headers: { host: HOST } },
    { signingDate: at },
  );
  return signed.headers.authorization;
}

describe('ConnectionSigner', () => {
  it("signs as the SDK's own signer does", async () => {
    const secrets = fc.string({ minLength: 1, unit: fc.constantFrom(...'ABCdef0123/+') });
    const connectionIds = fc.string({ minLength: 1, maxLength: 16, unit: fc.constantFrom(...'ABCxyz09-_+/=') });
    const requests = fc.record({
      method: fc.constantFrom('POST' as const, 'DELETE' as const),
      path: connectionIds.map((id) => `/prod/@connections/${encodeURIComponent(id)}`),
      body: fc.string({ unit: 'grapheme' }),
    });
    const credentials = fc.record(
      { accessKeyId: secrets, secretAccessKey: secrets, sessionToken: secrets },
      { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
    );
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(
        credentials,
        fc.array(fc.tuple(requests, instants), { minLength: 1, maxLength: 4 }),
        async (own, all) => {
          // One signer for all, since it keeps what it has made of a day and a second.
          const signer = new ConnectionSigner({ host: HOST, region: REGION, credentials: own });
          for (const [request, at] of all) {
            const { method, path, body } = request;
            const bodyHash = createHash('sha256').update(body).digest('hex');
            const signed = signer.sign({ method, path, bodyHash }, at.getTime());
            expect(signed.authorization).toBe(await sdkAuthorization(own, request, at));
            expect(signed['x-amz-date']).toMatch(/^\d{8}T\d{6}Z$/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
