/** How many requests a caller may make in any window of this length. */
export interface RateLimitPolicy {
  /** As the headers name it, such as `permin`. */
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

export interface RateLimitVerdict {
  readonly allowed: boolean;
  /** Requests that the caller has left just now. */
  readonly remaining: number;
  /** Seconds until more are left, rounded up; at least 1. */
  readonly resetSeconds: number;
}

/** Counts requests against a policy, over all containers. */
export interface RateLimiter {
  readonly policy: RateLimitPolicy;
  /** Counts one request, unless it is over the limit. Undefined when the count cannot be kept: the request is let through then,
   *  because a limit protects the service and must not take it down. */
  count(key: string): Promise<RateLimitVerdict | undefined>;
  /** Whether this container knows that the caller has used less than half of the limit: its request need not wait for the
   *  count then. */
  isWellUnder(key: string): boolean;
}
