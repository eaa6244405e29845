import { evaluatePolicy } from '../lambda-authorizer/policy-evaluation.ts';
import type { RestMethod } from './method-definition.ts';
import type { RestRecord } from './rest-access-log.ts';
import type { RestRequest } from './rest-request.ts';
import { mappedValue } from './substitution.ts';

/** The key of a request's entry: its resource, and the values of the parameters that are chosen as keys, nothing else.
 *  `integration.request.…` stands for what is mapped to it, which may come from the authorizer. [api-gateway-caching] */
export const cacheKey = (
  { integration, httpMethod }: RestMethod,
  request: RestRequest,
  record: RestRecord,
  pathParameters: Readonly<Record<string, string>> | undefined,
): string => {
  const values = integration.cacheKeys.map((key) => {
    const expression = key.startsWith('integration.request.') ? integration.requestParameters[key] : key;
    return expression === undefined ? null : (mappedValue(expression, request, record, pathParameters) ?? null);
  });
  return JSON.stringify([integration.cacheNamespace, httpMethod, values]);
};

/** What `Cache-Control: max-age=0` does for a caller. */
export type Invalidation = 'none' | 'refresh' | 'refuse' | 'ignoreWithWarning';

/** Whether a caller may have an entry refreshed: everybody where the stage does not ask, otherwise whose policy allows
 *  `execute-api:InvalidateCache` for the method. [api-gateway-caching, "Invalidate an API Gateway cache entry"] */
export const invalidationOf = (
  { settings: { cache } }: RestMethod,
  request: RestRequest,
  policy: unknown,
  methodArn: string,
): Invalidation => {
  const directives = (request.header('cache-control') ?? '')
    .split(',')
    .map((directive) => directive.trim().toLowerCase());
  if (cache === undefined || !directives.includes('max-age=0')) return 'none';
  if (cache.unauthorizedInvalidation === undefined) return 'refresh';
  if (evaluatePolicy(policy, methodArn, 'execute-api:InvalidateCache') === 'allow') return 'refresh';
  if (cache.unauthorizedInvalidation === 'FAIL_WITH_403') return 'refuse';
  return cache.unauthorizedInvalidation === 'SUCCEED_WITH_RESPONSE_HEADER' ? 'ignoreWithWarning' : 'none';
};
