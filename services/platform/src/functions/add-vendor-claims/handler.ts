import { PORTAL_SCOPE } from '@frontdesk/core/vendor-identity';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

type Details = PreTokenGenerationV2TriggerEvent['response']['claimsAndScopeOverrideDetails'];

/** Cognito's pre token generation trigger, version 2, of the vendors' pool: puts the e-mail address and the portal's scope into the
 *  access token, which has neither by itself, once the address is verified. Before, and without one, the token has no scope, which no
 *  route takes.
 *  https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html */
export const handler = async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
  const accessTokenGeneration = generationFor(event);
  return { ...event, response: { claimsAndScopeOverrideDetails: { accessTokenGeneration } } };
};

function generationFor({ request }: PreTokenGenerationV2TriggerEvent): NonNullable<Details['accessTokenGeneration']> {
  const { email = '', email_verified: verified } = request.userAttributes;
  if (verified !== 'true' || email === '') return { scopesToSuppress: [...(request.scopes ?? [])] };
  return { claimsToAddOrOverride: { email }, scopesToAdd: [PORTAL_SCOPE] };
}
