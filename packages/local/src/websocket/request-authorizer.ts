import type { InvocationResult } from '@frontdesk/service-model/service-model';
import { authorizerAnswer, deniedMessages } from '../lambda-authorizer/authorizer-answer.ts';
import { evaluatePolicy } from '../lambda-authorizer/policy-evaluation.ts';
import type { HandshakeRequest } from './websocket-events.ts';

export type AuthorizerDecision =
  | { allowed: true; context: Readonly<Record<string, string>> }
  | { allowed: false; status: 401 | 403 | 500; errorType: string; message: string };

/** Whether the request brings all that the authoriser wants to see; without it the function is not even asked.
 *  [apigateway-websocket-api-lambda-auth, "identity sources"] */
export const hasIdentity = (
  sources: readonly string[],
  request: HandshakeRequest,
  stageVariables: Record<string, string> | undefined,
): boolean => {
  const query = new URLSearchParams(request.rawQuery);
  return sources.every((source) => {
    const [, place = '', name = ''] =
      /^(?:route\.request\.)?(header|querystring|stageVariables|context)\.(.+)$/.exec(source) ?? [];
    if (place === 'header') return isGiven(request.headers[name.toLowerCase()]);
    if (place === 'querystring') return isGiven(query.get(name));
    if (place === 'stageVariables') return isGiven(stageVariables?.[name]);
    // What the gateway itself knows is always there.
    return place === 'context';
  });
};

const isGiven = (value: string | string[] | null | undefined): boolean =>
  value !== null && value !== undefined && [value].flat().some((text) => text.trim() !== '');

export const unauthorized: AuthorizerDecision = {
  allowed: false,
  status: 401,
  errorType: 'UnauthorizedException',
  message: 'Unauthorized',
};

const broken: AuthorizerDecision = {
  allowed: false,
  status: 500,
  errorType: 'AuthorizerConfigurationException',
  message: 'Internal server error',
};

const denied = (message: string): AuthorizerDecision => ({
  allowed: false,
  status: 403,
  errorType: 'AccessDeniedException',
  message,
});

/** What an authoriser's answer means for one method: 401, 403, or 500 when it is broken. */
export const decisionOf = (result: InvocationResult | undefined, methodArn: string): AuthorizerDecision => {
  const answer = authorizerAnswer(result);
  if (answer.kind === 'unauthorized') return unauthorized;
  if (answer.kind === 'broken') return broken;
  const verdict = evaluatePolicy(answer.policy, methodArn);
  if (verdict === 'malformed') return broken;
  return verdict === 'allow' ? { allowed: true, context: answer.context } : denied(deniedMessages[verdict]);
};
