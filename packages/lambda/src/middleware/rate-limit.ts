import { AppError } from '@frontdesk/core/app-error';
import type { RateLimiter } from '@frontdesk/core/rate-limit';
import { type ApiMiddleware, type ChainRequest, callerOf } from '../chain.ts';
import { containerMetrics } from '../embedded-metrics.ts';
import { limitItem, policyItem } from '../rate-limit-headers.ts';

/** Counts the request against the limit of the caller's practice, and refuses it over the limit with RATE_LIMITED and
 *  Retry-After. Every counted answer tells the policy and what is left (draft-ietf-httpapi-ratelimit-headers).
 *  While the practice is known to be under half of its limit the count runs beside the request and costs it no time; above that, or
 *  when nothing is known, the request waits for the count. Stands behind the checks, so a refused request costs none. */
export function rateLimit(limiter: RateLimiter): ApiMiddleware {
  const count = async (request: ChainRequest): Promise<void> => {
    const { practiceId } = callerOf(request);
    const verdict = limiter.count(practiceId);
    if (limiter.isWellUnder(practiceId)) {
      request.internal.rateLimit = verdict;
      return;
    }
    const decided = await verdict;
    if (decided === undefined) return;
    request.internal.rateLimit = decided;
    if (decided.allowed) return;
    containerMetrics.record('RateLimited');
    throw new AppError('RATE_LIMITED', { retryAfterSeconds: decided.resetSeconds });
  };

  const tell = async (request: ChainRequest): Promise<void> => {
    const verdict = await request.internal.rateLimit;
    if (verdict === undefined) return;
    const { policy } = limiter;
    const headers = { 'ratelimit-policy': policyItem(policy), ratelimit: limitItem(policy, verdict) };
    const { response, internal } = request;
    if (response !== null && response !== undefined) response.headers = { ...response.headers, ...headers };
    else internal.refusalHeaders = { ...internal.refusalHeaders, ...headers };
  };

  return { name: 'rateLimit', before: count, after: tell, onError: tell };
}
