import type { RateLimitPolicy, RateLimitVerdict } from '@frontdesk/core/rate-limit';

/** Items of the headers `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers): lists of Structured Fields
 *  (RFC 9651). The policies' names are tokens of our own, so they need no escaping. */
export function policyItem({ name, limit, windowSeconds }: RateLimitPolicy): string {
  return `"${name}";q=${limit};w=${windowSeconds}`;
}

/** What is left under a policy, and in how many seconds there is more. */
export function limitItem(
  { name }: Pick<RateLimitPolicy, 'name'>,
  { remaining, resetSeconds }: Omit<RateLimitVerdict, 'allowed'>,
): string {
  return `"${name}";r=${remaining};t=${resetSeconds}`;
}
