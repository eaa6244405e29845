import type { InvocationResult } from '@frontdesk/service-model/service-model';
import { evaluatePolicy } from './policy-evaluation.ts';
import type { HandshakeRequest } from './websocket-events.ts';

export type AuthorizerDecision =
  | { allowed: true; context: Record<string, string> }
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

/** What an authoriser's answer means: 401 when it threw exactly `Unauthorized`, 403 when its policy does not allow the
 *  method, 500 when it failed in any other way or its answer is none. [apigateway-lambda-authorizer-output] */
export const decisionOf = (result: InvocationResult | undefined, methodArn: string): AuthorizerDecision => {
  if (result === undefined) return broken;
  if (!result.ok) return result.errorMessage === 'Unauthorized' ? unauthorized : broken;
  const { payload } = result;
  if (typeof payload !== 'object' || payload === null) return broken;
  const { principalId, policyDocument, context } = payload as Record<string, unknown>;
  const strings = contextStrings(context);
  if (typeof principalId !== 'string' || strings === undefined) return broken;
  switch (evaluatePolicy(policyDocument, methodArn)) {
    case 'allow':
      return { allowed: true, context: { ...strings, principalId } };
    case 'explicitDeny':
      return denied('User is not authorized to access this resource with an explicit deny');
    case 'implicitDeny':
      return denied('User is not authorized to access this resource');
    default:
      return broken;
  }
};

// Strings, numbers and booleans only, and strings is what the functions get; an object in it breaks the authoriser.
const contextStrings = (context: unknown): Record<string, string> | undefined => {
  if (context === undefined || context === null) return {};
  if (typeof context !== 'object' || Array.isArray(context)) return undefined;
  const entries = Object.entries(context).filter(([, value]) => value !== null);
  if (entries.some(([, value]) => typeof value === 'object')) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
};
