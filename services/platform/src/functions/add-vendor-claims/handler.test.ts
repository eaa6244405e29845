import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { expect, it } from 'vitest';
import { handler } from './handler.ts';

const generationFor = async (userAttributes: Record<string, string>) => {
  const event = { request: { userAttributes, scopes: ['openid', 'email'] } };
  const { response } = await handler(event as unknown as PreTokenGenerationV2TriggerEvent);
  return response.claimsAndScopeOverrideDetails.accessTokenGeneration;
};

it('gives a vendor with a verified address the address and the scope of the portal', async () => {
  expect(await generationFor({ email: 'dev@acme.test', email_verified: 'true' })).toEqual({
    claimsToAddOrOverride: { email: 'dev@acme.test' },
    scopesToAdd: ['portal:use'],
  });
});

it.each([
  ['an address that is not verified', { email: 'dev@acme.test', email_verified: 'false' }],
  ['an address of which nothing is said', { email: 'dev@acme.test' }],
  ['no address', { email_verified: 'true' }],
])('leaves a token with %s without any scope', async (_, attributes) => {
  expect(await generationFor(attributes as Record<string, string>)).toEqual({ scopesToSuppress: ['openid', 'email'] });
});
