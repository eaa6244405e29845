import { AppError } from '@frontdesk/core/app-error';
import { contextFromJwtClaims } from '@frontdesk/core/authoriser-context';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtBaseError } from 'aws-jwt-verify/error';
import { type Fetcher, SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { Grant } from '../domain/grant.ts';
import type { TokenVerifier } from '../ports/token-verifier.ts';

export interface CognitoTokenVerifierOptions {
  userPoolId: string;
  clientId: string;
  /** Where Cognito is, when it is not where its pool's id says: the local cloud's. */
  endpoint?: string | undefined;
}

/** Verifies access tokens with the library that AWS gives for it: signature, issuer, client, use and time. The pool's keys
 *  are fetched once per container.
 *  https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html */
export class CognitoTokenVerifier implements TokenVerifier {
  readonly #verify: (token: string) => Promise<Record<string, unknown>>;

  constructor({ userPoolId, clientId, endpoint }: CognitoTokenVerifierOptions) {
    const jwksCache = new SimpleJwksCache({ fetcher: keyFetcher(endpoint) });
    const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'access' }, { jwksCache });
    this.#verify = (token) => verifier.verify(token);
  }

  async verify(token: string): Promise<Grant | undefined> {
    try {
      const { practiceId, subject, scopes } = contextFromJwtClaims(await this.#verify(token));
      return { practiceId, subject, scopes };
    } catch (error) {
      if (error instanceof FetchError) throw new AppError('UNAVAILABLE', { cause: error });
      // The token is at fault, or names no practice.
      if (error instanceof JwtBaseError || error instanceof AppError) return undefined;
      throw error;
    }
  }
}

function keyFetcher(endpoint: string | undefined): Fetcher {
  if (endpoint === undefined) return new SimpleFetcher();
  return {
    fetch: async (uri) => (await fetch(new URL(new URL(uri).pathname, endpoint))).arrayBuffer(),
  };
}
