import type { KeyGrant } from '@frontdesk/subscriptions/domain/key-grant';
import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { methodsOpenTo } from '../../domain/key-policy.ts';
import type { KeyDecision } from '../../use-cases/authorise-key.ts';

/** A decision that the gateway may keep. */
export type KeptDecision = Extract<KeyDecision, { kind: 'granted' | 'refused' }>;

/** The decision as the gateway takes it and keeps it for five minutes, for all methods and not only the one that was called.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html */
export function keyPolicy(methodArn: string, decision: KeptDecision): APIGatewayAuthorizerResult {
  // arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>
  const stageArn = methodArn.split('/', 2).join('/');
  const { grant } = decision;
  if (grant === undefined) return policy('nobody', 'Deny', [`${stageArn}/*`]);
  const { keyId, usageIdentifierKey } = grant;
  // A call that is denied reaches no function: its context goes into the access log, so that vendors see it in their usage.
  const known = { ...policy(keyId, 'Deny', [`${stageArn}/*`]), context: contextOf(grant) };
  if (decision.kind === 'refused') return known;
  const methods = methodsOpenTo(grant).map((method) => `${stageArn}/${method}`);
  if (methods.length === 0) return known;
  return { ...policy(keyId, 'Allow', methods), context: contextOf(grant), usageIdentifierKey };
}

function contextOf({ practiceId, subscriptionId, scopes, keyId, plan }: KeyGrant) {
  return {
    ...{ practiceId, role: 'partner', subject: subscriptionId, scopes: scopes.join(' '), channel: 'partner' },
    ...{ keyId, plan },
  };
}

function policy(principalId: string, Effect: 'Allow' | 'Deny', Resource: string[]): APIGatewayAuthorizerResult {
  const statement = { Action: 'execute-api:Invoke', Effect, Resource };
  return { principalId, policyDocument: { Version: '2012-10-17', Statement: [statement] } };
}
