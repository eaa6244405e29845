import { PLANS, type Plan, policiesOfPlan } from '@frontdesk/core/plans';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';
import { policyItem } from '../rate-limit-headers.ts';

/** Names the plan that API Gateway holds the caller's key to, by `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers). What is left of
 *  it only the gateway knows. A context without a plan that is known is answered without the header. */
export function plan(): ApiMiddleware {
  const readPlan = ({ event, internal }: ChainRequest): void => {
    const name = event.requestContext.authorizer?.context?.plan;
    const known: Plan | undefined = Object.entries(PLANS).find(([plan]) => plan === name)?.[1];
    if (known !== undefined) internal.plan = known;
  };

  const tell = ({ response, internal }: ChainRequest): void => {
    if (internal.plan === undefined) return;
    const headers = { 'ratelimit-policy': policiesOfPlan(internal.plan).map(policyItem).join(', ') };
    if (response !== null && response !== undefined) response.headers = { ...response.headers, ...headers };
    else internal.refusalHeaders = { ...internal.refusalHeaders, ...headers };
  };

  return { name: 'plan', before: readPlan, after: tell, onError: tell };
}
