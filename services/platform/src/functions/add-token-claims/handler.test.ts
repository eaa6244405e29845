import { afterEach, describe, expect, it, vi } from 'vitest';
import { handler, type PreTokenGenerationEvent } from './handler.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const event = (change: Record<string, string> = {}): PreTokenGenerationEvent => ({
  version: '3',
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

describe('the token of a client that signs in as itself', () => {
  /** As Cognito sends it: a client is no user, and has no attributes. */
  const ofClient = (scopes: readonly string[]): PreTokenGenerationEvent =>
    ({
      ...event(),
      triggerSource: 'TokenGeneration_ClientCredentials',
      userName: 'client-1',
      request: { userAttributes: null, groupConfiguration: null, scopes: [...scopes] },
    }) as never;
  const generated = async (scopes: readonly string[]) =>
    (await handler(ofClient(scopes))).response.claimsAndScopeOverrideDetails.accessTokenGeneration;

  it("opens the test practice's slots to the front door's check, and nothing else", async () => {
    vi.stubEnv('TEST_PRACTICE', 'frontdesk-test');
    expect(await generated(['front-door/check'])).toEqual({
      claimsToAddOrOverride: { practice_id: 'frontdesk-test', role: 'agent' },
      scopesToAdd: ['slots:read'],
    });
  });

  it('opens nothing to another client, or where the stage has no test practice', async () => {
    vi.stubEnv('TEST_PRACTICE', 'frontdesk-test');
    expect(await generated(['reports/read'])).toEqual({ scopesToSuppress: ['reports/read'] });
    expect(await generated([])).toEqual({ scopesToSuppress: [] });
    vi.stubEnv('TEST_PRACTICE', '');
    expect(await generated(['front-door/check'])).toEqual({ scopesToSuppress: ['front-door/check'] });
  });

  it('is not what a user gets whose request asks for that scope', async () => {
    vi.stubEnv('TEST_PRACTICE', 'frontdesk-test');
    const claiming = event({ 'custom:role': 'agent' });
    claiming.request.scopes = ['front-door/check'];
    const { accessTokenGeneration } = (await handler(claiming)).response.claimsAndScopeOverrideDetails;
    expect(accessTokenGeneration?.claimsToAddOrOverride).toEqual({ practice_id: 'p001', role: 'agent' });
  });
});
