import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import type { Authorisation } from '../../use-cases/authorise-connection.ts';

/** The decision as the gateway takes it: whoever is not granted gets 403. Its context comes back in every event of the connection. */
export function connectionPolicy(methodArn: string, decision: Authorisation): APIGatewayAuthorizerResult {
  const grant = 'grant' in decision ? decision.grant : undefined;
  const Effect: 'Allow' | 'Deny' = grant === undefined ? 'Deny' : 'Allow';
  const statement = { Action: 'execute-api:Invoke', Effect, Resource: methodArn };
  return {
    principalId: grant?.subject ?? 'nobody',
    policyDocument: { Version: '2012-10-17', Statement: [statement] },
    ...(grant && { context: { practiceId: grant.practiceId, subject: grant.subject, scopes: grant.scopes.join(' ') } }),
  };
}
