import type { Grant } from '../domain/grant.ts';

/** Checks access tokens as the gateway's JWT authoriser does. */
export interface TokenVerifier {
  /** Undefined when the token is not valid here and now. Throws UNAVAILABLE when the pool's keys cannot be had. */
  verify(token: string): Promise<Grant | undefined>;
}
