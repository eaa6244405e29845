import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { accessTokenClaimsOf } from '../../domain/access-token-claims.ts';

/** Cognito's pre token generation trigger, version 2: puts `practice_id`, `role` and the role's scopes into the access
 *  token, at sign-in and at every refresh. A throw refuses the token. Without middy: it answers Cognito, not a caller.
 *  https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html */
export const handler = async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
  const { practiceId, role, scopes } = accessTokenClaimsOf(event.request.userAttributes);
  return {
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          claimsToAddOrOverride: { practice_id: practiceId, role },
          scopesToAdd: [...scopes],
        },
      },
    },
  };
};
