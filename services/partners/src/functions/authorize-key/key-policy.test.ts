import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { VENDOR_SCOPES } from '@frontdesk/core/roles';
import { evaluatePolicy } from '@frontdesk/local/lambda-authorizer/policy-evaluation';
import type { KeyGrant } from '@frontdesk/subscriptions/domain/key-grant';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyPolicy } from './key-policy.ts';

const STAGE_ARN = 'arn:aws:execute-api:us-east-1:000000000000:abcdefghij/dev';
const grant = (more: Partial<KeyGrant> = {}): KeyGrant => ({
  ...{ keyId: 'key_1', hash: 'h', subscriptionId: 'sub_1', practiceId: 'p001', plan: 'small', status: 'active' },
  ...{ scopes: VENDOR_SCOPES, usageIdentifierKey: 'metered' },
  ...more,
});
const granted = (more?: Partial<KeyGrant>) =>
  ({ kind: 'granted', grant: grant(more), noted: Promise.resolve() }) as const;

/** What API Gateway makes of the policy. */
const verdict = (practiceId: string, method: string, path: string, more: Partial<KeyGrant> = {}) =>
  evaluatePolicy(
    keyPolicy(`${STAGE_ARN}/GET/v2/usage`, granted({ practiceId, ...more })).policyDocument,
    `${STAGE_ARN}/${method}${path}`,
  );

const identifiers = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
/** Whatever a caller may write in the place of a practice, in a request's path. */
const segments = fc.oneof(
  identifiers,
  fc.constantFrom('*', '?', '%2A', 'p00?', 'p001x', 'xp001', 'P001', 'p001%2F', '..', '', 'p00%31'),
);

describe('the policy of a key', () => {
  it('opens every route of its own practice', () => {
    for (const { method, path } of PARTNER_ROUTES) {
      const own = path.replace(/^(\/v\d+\/practices\/)\{\w+\}/, '$1p001').replaceAll(/\{\w+\}/g, 'apt_1');
      expect([path, verdict('p001', method, own)]).toEqual([path, 'allow']);
    }
  });

  it('opens no path of another practice', () => {
    const ofPractices = PARTNER_ROUTES.filter(({ path }) => path.includes('/practices/'));
    expect(ofPractices.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(identifiers, segments, fc.constantFrom(...ofPractices), (own, other, { method, path }) => {
        fc.pre(own !== other);
        expect(verdict(own, method, path.replace(/\{\w+\}/, other))).toBe('implicitDeny');
      }),
    );
  });

  it('opens what its scopes say and nothing else', () => {
    for (const scope of VENDOR_SCOPES) {
      for (const route of PARTNER_ROUTES) {
        const path = route.path.replace(/^(\/v\d+\/practices\/)\{\w+\}/, '$1p001').replaceAll(/\{\w+\}/g, 'apt_1');
        const expected = route.scope === scope ? 'allow' : 'implicitDeny';
        const statements = { scopes: [scope] };
        const known = verdict('p001', route.method, path, statements);
        // A key that opens nothing is denied as one that nobody knows.
        const opensNothing = PARTNER_ROUTES.every((other) => other.scope !== scope);
        expect([scope, route.path, known]).toEqual([scope, route.path, opensNothing ? 'explicitDeny' : expected]);
      }
    }
  });

  it('opens no method, stage or API that no route has', () => {
    for (const arn of [
      `${STAGE_ARN}/PATCH/v2/appointments`,
      `${STAGE_ARN}/GET/v3/appointments`,
      `${STAGE_ARN}/GET/v2/practices`,
      `${STAGE_ARN}/GET/v2/practices/p001/subscriptions`,
      `${STAGE_ARN.replace('dev', 'prod')}/GET/v2/appointments`,
      `${STAGE_ARN.replace('abcdefghij', 'zzzzzzzzzz')}/GET/v2/appointments`,
    ]) {
      const { policyDocument } = keyPolicy(`${STAGE_ARN}/GET/v2/appointments`, granted());
      expect([arn, evaluatePolicy(policyDocument, arn)]).toEqual([arn, 'implicitDeny']);
      expect(evaluatePolicy(policyDocument, arn, 'execute-api:InvalidateCache')).toBe('implicitDeny');
    }
  });

  it('is small enough for the gateway, with the longest id', () => {
    const { length } = JSON.stringify(keyPolicy(`${STAGE_ARN}/GET/v2/usage`, granted({ practiceId: 'x'.repeat(64) })));
    expect(length).toBeLessThan(8_192);
  });

  it('tells functions who calls, and the gateway what to meter', () => {
    expect(keyPolicy(`${STAGE_ARN}/GET/v2/usage`, granted())).toMatchObject({
      principalId: 'key_1',
      context: {
        ...{ practiceId: 'p001', role: 'partner', subject: 'sub_1', channel: 'partner', keyId: 'key_1', plan: 'small' },
        scopes: VENDOR_SCOPES.join(' '),
      },
      usageIdentifierKey: 'metered',
    });
  });

  it('denies the whole stage to a key that is refused', () => {
    const { policyDocument, context, usageIdentifierKey } = keyPolicy(`${STAGE_ARN}/GET/v2/usage`, {
      kind: 'refused',
      refusal: 'revoked',
    });
    for (const { method, path } of PARTNER_ROUTES) {
      expect(evaluatePolicy(policyDocument, `${STAGE_ARN}/${method}${path}`)).toBe('explicitDeny');
    }
    expect([context, usageIdentifierKey]).toEqual([undefined, undefined]);
  });

  it('says whose a known key is that it denies, for the access log, and lets it into nothing', () => {
    const refused = { kind: 'refused', refusal: 'revoked', grant: grant() } as const;
    const { policyDocument, context, usageIdentifierKey } = keyPolicy(`${STAGE_ARN}/GET/v2/usage`, refused);
    expect(context).toMatchObject({ practiceId: 'p001', subject: 'sub_1', keyId: 'key_1', plan: 'small' });
    expect(usageIdentifierKey).toBeUndefined();
    for (const { method, path } of PARTNER_ROUTES) {
      expect(evaluatePolicy(policyDocument, `${STAGE_ARN}/${method}${path}`)).toBe('explicitDeny');
    }
  });
});
