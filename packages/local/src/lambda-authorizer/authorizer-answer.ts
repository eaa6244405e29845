import type { InvocationResult } from '@frontdesk/service-model/service-model';
import { evaluatePolicy } from './policy-evaluation.ts';

/** What a Lambda authorizer said of a caller, before it is held against one method. */
export type AuthorizerAnswer =
  | { kind: 'unauthorized' }
  /** `refused`: it threw; otherwise its answer is none. */
  | { kind: 'broken'; refused: boolean }
  | {
      kind: 'policy';
      policy: unknown;
      /** `principalId` and the context that the authorizer gave, as strings. */
      context: Readonly<Record<string, string>>;
      usageIdentifierKey: string | undefined;
    };

/** What AWS tells a caller whose policy does not allow the method. Recorded. */
export const deniedMessages = {
  explicitDeny: 'User is not authorized to access this resource with an explicit deny',
  implicitDeny: 'User is not authorized to access this resource',
} as const;

/** Reads an authorizer's result: only a throw of exactly `Unauthorized` is a 401, every other failure is the authorizer's.
 *  Undefined: it took too long. [apigateway-lambda-authorizer-output] */
export const authorizerAnswer = (result: InvocationResult | undefined): AuthorizerAnswer => {
  if (result === undefined) return { kind: 'broken', refused: true };
  if (!result.ok)
    return result.errorMessage === 'Unauthorized' ? { kind: 'unauthorized' } : { kind: 'broken', refused: true };
  const { payload } = result;
  if (typeof payload !== 'object' || payload === null) return { kind: 'broken', refused: false };
  const { principalId, policyDocument: policy, context, usageIdentifierKey } = payload as Record<string, unknown>;
  const strings = contextStrings(context);
  if (typeof principalId !== 'string' || strings === undefined || evaluatePolicy(policy, '') === 'malformed')
    return { kind: 'broken', refused: false };
  return {
    kind: 'policy',
    policy,
    context: { ...strings, principalId },
    usageIdentifierKey: typeof usageIdentifierKey === 'string' ? usageIdentifierKey : undefined,
  };
};

// Strings, numbers and booleans only, and strings is what the functions get; an object in it breaks the authorizer.
const contextStrings = (context: unknown): Record<string, string> | undefined => {
  if (context === undefined || context === null) return {};
  if (typeof context !== 'object' || Array.isArray(context)) return undefined;
  const entries = Object.entries(context).filter(([, value]) => value !== null);
  if (entries.some(([, value]) => typeof value === 'object')) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
};
