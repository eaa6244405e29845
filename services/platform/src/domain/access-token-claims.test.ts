import { ROLES, scopesOfRole } from '@frontdesk/core/roles';
import { describe, expect, it } from 'vitest';
import { accessTokenClaimsOf } from './access-token-claims.ts';

const attributes = { sub: 'user-1', email: 'agent@example.org', 'custom:practice_id': 'p001', 'custom:role': 'agent' };

describe("an access token's claims", () => {
  it.each(ROLES)('name the practice, the role and the scopes of a %s', (role) => {
    expect(accessTokenClaimsOf({ ...attributes, 'custom:role': role })).toEqual({
      practiceId: 'p001',
      role,
      scopes: scopesOfRole(role),
    });
  });

  it('let only managers and admins change schedules', () => {
    const withScope = ROLES.filter((role) => scopesOfRole(role).includes('schedules:write'));
    expect(withScope).toEqual(['manager', 'admin']);
  });

  it.each([
    ['has no role', { 'custom:role': undefined }],
    ['has an empty role', { 'custom:role': '' }],
    ['has a role that nobody knows', { 'custom:role': 'owner' }],
    ['has a role of the partner channel', { 'custom:role': 'partner' }],
    ['has a role named like a property of every object', { 'custom:role': 'constructor' }],
    ['has no practice', { 'custom:practice_id': undefined }],
    ['has an empty practice', { 'custom:practice_id': '' }],
    ["has a practice that would reach into another's keys", { 'custom:practice_id': 'p001#dr-adams' }],
  ])('are refused when the user %s', (_reason, change) => {
    const changed = Object.fromEntries(
      Object.entries({ ...attributes, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    expect(() => accessTokenClaimsOf(changed)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  it('do not repeat the attribute in the refusal, which Cognito shows to the user', () => {
    const refused = () => accessTokenClaimsOf({ ...attributes, 'custom:role': '<script>' });
    expect(refused).toThrow(expect.not.objectContaining({ message: expect.stringContaining('<script>') }));
  });
});
