import { AppError } from '@frontdesk/core/app-error';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { accessTokenClaimsOf } from '../../domain/access-token-claims.ts';
import { clientTokenClaimsOf } from '../../domain/client-token-claims.ts';

/** An event of version 3: a user's is as in version 2, and a client's has another source and no attributes. */
export type PreTokenGenerationEvent = Omit<PreTokenGenerationV2TriggerEvent, 'triggerSource'> & {
  triggerSource: PreTokenGenerationV2TriggerEvent['triggerSource'] | 'TokenGeneration_ClientCredentials';
};

type Details = PreTokenGenerationEvent['response']['claimsAndScopeOverrideDetails'];
type AccessTokenGeneration = NonNullable<Details['accessTokenGeneration']>;

/** Cognito's pre token generation trigger, version 3: puts `practice_id`, `role` and the role's scopes into the access token of
 *  a user, at sign-in and at every refresh, and those of the front door's check into its client's. Whoever has none gets a
 *  token without any scope, which no route takes: a throw would count as a failure of the function. Without middy: it
 *  answers Cognito, not a caller.
 *  https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html */
export const handler = async (event: PreTokenGenerationEvent): Promise<PreTokenGenerationEvent> => {
  return { ...event, response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: generationFor(event) } } };
};

function generationFor({ triggerSource, request }: PreTokenGenerationEvent): AccessTokenGeneration {
  const granted = request.scopes ?? [];
  const claims =
    triggerSource === 'TokenGeneration_ClientCredentials'
      ? clientTokenClaimsOf(granted, process.env.TEST_PRACTICE ?? '')
      : claimsOfUser(request.userAttributes);
  if (claims === undefined) return { scopesToSuppress: [...granted] };
  const { practiceId, role, scopes } = claims;
  return { claimsToAddOrOverride: { practice_id: practiceId, role }, scopesToAdd: [...scopes] };
}

function claimsOfUser(attributes: Readonly<Record<string, string>>) {
  try {
    return accessTokenClaimsOf(attributes);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return undefined;
  }
}
