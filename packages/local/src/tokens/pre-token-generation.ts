import { createHash } from 'node:crypto';
import { type LocalPool, localAccount, localPools } from '@frontdesk/service-model/local-account';
import * as z from 'zod';
import type { ClientTokenRequest, TokenRequest, VendorTokenRequest } from './token-request.ts';

/** The event of the pre token generation trigger, version V3_0, which is also asked about tokens of clients.
 *  [cognito: user-pool-lambda-pre-token-generation, "Pre token generation trigger event version three"] */
export interface PreTokenGenerationEvent {
  version: '3';
  triggerSource: 'TokenGeneration_Authentication' | 'TokenGeneration_ClientCredentials';
  region: string;
  userPoolId: string;
  userName: string;
  callerContext: { awsSdkVersion: string; clientId: string };
  request: {
    /** Null for a client. */
    userAttributes: Record<string, string> | null;
    groupConfiguration: { groupsToOverride: string[]; iamRolesToOverride: string[]; preferredRole: null };
    scopes: string[];
  };
  response: { claimsAndScopeOverrideDetails: null };
}

/** The event for a user of a practice. */
export const preTokenGenerationEvent = ({ practiceId, role, sub }: TokenRequest): PreTokenGenerationEvent => {
  const userName = sub ?? `${practiceId}-${role}`;
  return eventOf('TokenGeneration_Authentication', userName, localPools.staff, {
    userAttributes: {
      sub: userName,
      'cognito:user_status': 'CONFIRMED',
      'custom:practice_id': practiceId,
      'custom:role': role,
    },
    scopes: ['aws.cognito.signin.user.admin'],
  });
};

/** The event for a vendor, who is the same user whenever the address is the same. */
export const vendorSignInEvent = ({ email, verified = true }: VendorTokenRequest): PreTokenGenerationEvent => {
  const digest = createHash('sha256').update(email.toLowerCase()).digest('hex');
  const sub = [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`];
  const userName = [...sub, digest.slice(20, 32)].join('-');
  return eventOf('TokenGeneration_Authentication', userName, localPools.vendors, {
    userAttributes: { sub: userName, 'cognito:user_status': 'CONFIRMED', email, email_verified: String(verified) },
    scopes: ['openid', 'email'],
  });
};

/** The event for a client that signs in as itself, which is no user. */
export const clientCredentialsEvent = ({
  clientId = localAccount.userPoolClientId,
  scopes,
}: ClientTokenRequest): PreTokenGenerationEvent =>
  eventOf(
    'TokenGeneration_ClientCredentials',
    clientId,
    { ...localPools.staff, clientId },
    {
      userAttributes: null,
      scopes: [...scopes],
    },
  );

const eventOf = (
  triggerSource: PreTokenGenerationEvent['triggerSource'],
  userName: string,
  { userPoolId, clientId }: LocalPool,
  request: Pick<PreTokenGenerationEvent['request'], 'userAttributes' | 'scopes'>,
): PreTokenGenerationEvent => ({
  version: '3',
  triggerSource,
  region: localAccount.region,
  userPoolId,
  userName,
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
  request: {
    ...request,
    groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
  },
  response: { claimsAndScopeOverrideDetails: null },
});

const responseSchema = z.looseObject({
  response: z.looseObject({
    claimsAndScopeOverrideDetails: z
      .looseObject({
        accessTokenGeneration: z
          .looseObject({
            claimsToAddOrOverride: z.record(z.string(), z.unknown()).nullish(),
            claimsToSuppress: z.array(z.string()).nullish(),
            scopesToAdd: z.array(z.string()).nullish(),
            scopesToSuppress: z.array(z.string()).nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
});

/** What the trigger's answer changes in the access token. `scopes` are those that the token would have had. */
export const claimChangesOf = (
  answer: unknown,
  scopes: readonly string[],
): { claims: Record<string, unknown>; suppressed: readonly string[]; scopes: string[] } => {
  const { claimsAndScopeOverrideDetails: details } = responseSchema.parse(answer).response;
  const change = details?.accessTokenGeneration;
  const withheld = new Set(change?.scopesToSuppress ?? []);
  return {
    claims: change?.claimsToAddOrOverride ?? {},
    suppressed: change?.claimsToSuppress ?? [],
    scopes: [...new Set([...scopes, ...(change?.scopesToAdd ?? [])])].filter((scope) => !withheld.has(scope)),
  };
};
