import { localAccount } from '@frontdesk/service-model/local-account';
import * as z from 'zod';
import type { TokenRequest } from './token-request.ts';

/** The event of the pre token generation trigger, version V2_0.
 *  [cognito: user-pool-lambda-pre-token-generation, "Pre token generation trigger event version two"] */
export interface PreTokenGenerationEvent {
  version: '2';
  triggerSource: 'TokenGeneration_Authentication';
  region: string;
  userPoolId: string;
  userName: string;
  callerContext: { awsSdkVersion: string; clientId: string };
  request: {
    userAttributes: Record<string, string>;
    groupConfiguration: { groupsToOverride: string[]; iamRolesToOverride: string[]; preferredRole: null };
    scopes: string[];
  };
  response: { claimsAndScopeOverrideDetails: null };
}

/** The event for a user of a practice. */
export const preTokenGenerationEvent = ({ practiceId, role, sub }: TokenRequest): PreTokenGenerationEvent => {
  const userName = sub ?? `${practiceId}-${role}`;
  return {
    version: '2',
    triggerSource: 'TokenGeneration_Authentication',
    region: localAccount.region,
    userPoolId: localAccount.userPoolId,
    userName,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: localAccount.userPoolClientId },
    request: {
      userAttributes: {
        sub: userName,
        'cognito:user_status': 'CONFIRMED',
        'custom:practice_id': practiceId,
        'custom:role': role,
      },
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
      scopes: ['aws.cognito.signin.user.admin'],
    },
    response: { claimsAndScopeOverrideDetails: null },
  };
};

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
