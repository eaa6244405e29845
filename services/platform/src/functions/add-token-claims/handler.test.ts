import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { handler } from './handler.ts';

const event = (change: Record<string, string> = {}): PreTokenGenerationV2TriggerEvent => ({
  version: '2',
  triggerSource: 'TokenGeneration_Authentication',
  region: 'us-east-1',
  userPoolId: 'us-east-1_frontdesk',
  userName: 'user-1',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'frontdesk-console' },
  request: {
    userAttributes: { sub: 'user-1', 'custom:practice_id': 'p001', 'custom:role': 'manager', ...change },
    groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [] },
    scopes: ['aws.cognito.signin.user.admin'],
  },
  response: { claimsAndScopeOverrideDetails: {} },
});

describe('the pre token generation trigger', () => {
  it('puts practice, role and scopes into the access token and leaves the ID token alone', async () => {
    const { response } = await handler(event());
    expect(response.claimsAndScopeOverrideDetails).toEqual({
      accessTokenGeneration: {
        claimsToAddOrOverride: { practice_id: 'p001', role: 'manager' },
        scopesToAdd: expect.arrayContaining(['appointments:read', 'appointments:write', 'schedules:write']),
      },
    });
  });

  it('gives the rest of the event back as it came', async () => {
    const { response: _response, ...rest } = await handler(event());
    const { response: _given, ...given } = event();
    expect(rest).toEqual(given);
  });

  it.each([{ 'custom:practice_id': '' }, { 'custom:role': 'visitor' }])(
    'gives a user with %j a token that opens nothing, without failing itself',
    async (attributes) => {
      const { response } = await handler(event(attributes));
      expect(response.claimsAndScopeOverrideDetails).toEqual({
        accessTokenGeneration: { scopesToSuppress: ['aws.cognito.signin.user.admin'] },
      });
    },
  );

  it('fails when it fails itself, which Lambda counts', async () => {
    await expect(handler({ ...event(), request: undefined } as never)).rejects.toThrow(TypeError);
  });

  it('ignores what the client says of itself', async () => {
    const claiming = event({ 'custom:role': 'agent' });
    claiming.request.clientMetadata = { role: 'admin', practice_id: 'p999' };
    const { response } = await handler(claiming);
    expect(response.claimsAndScopeOverrideDetails.accessTokenGeneration?.claimsToAddOrOverride).toEqual({
      practice_id: 'p001',
      role: 'agent',
    });
  });
});
