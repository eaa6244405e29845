import type { RateLimitPolicy } from '@frontdesk/core/rate-limit';
import * as z from 'zod/mini';
import { readEnvironment } from './environment.ts';

const variables = z.object({
  RATE_LIMITS_TABLE: z.string().check(z.minLength(1)),
  PRACTICE_REQUESTS_PER_MINUTE: z.coerce.number().check(z.int(), z.positive()),
});

/** The stage's limit of a practice's requests, and the table in which they are counted. */
export function practiceLimit(): { readonly tableName: string; readonly policy: RateLimitPolicy } {
  const environment = readEnvironment(variables);
  return {
    tableName: environment.RATE_LIMITS_TABLE,
    policy: { name: 'permin', limit: environment.PRACTICE_REQUESTS_PER_MINUTE, windowSeconds: 60 },
  };
}
