import { AppError } from '@frontdesk/core/app-error';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { accessTokenClaimsOf } from '../../domain/access-token-claims.ts';

type Details = PreTokenGenerationV2TriggerEvent['response']['claimsAndScopeOverrideDetails'];
type AccessTokenGeneration = NonNullable<Details['accessTokenGeneration']>;

/** Cognito's pre token generation trigger, version 2: puts `practice_id`, `role` and the role's scopes into the access
 *  token, at sign-in and at every refresh. A user without a practice or a role gets a token without any scope, which no route
 *  takes: a throw would count as a failure of the function. Without middy: it answers Cognito, not a caller.
 *  https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html */
export const handler = async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
  return { ...event, response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: claimsFor(event) } } };
};

function claimsFor({ request }: PreTokenGenerationV2TriggerEvent): AccessTokenGeneration {
  try {
    const { practiceId, role, scopes } = accessTokenClaimsOf(request.userAttributes);
    return { claimsToAddOrOverride: { practice_id: practiceId, role }, scopesToAdd: [...scopes] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { scopesToSuppress: [...(request.scopes ?? [])] };
  }
}
