import { generateKeyPair, type KeyObject, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { LocalPool } from '@frontdesk/service-model/local-account';
import type { InvocationResult } from '@frontdesk/service-model/service-model';
import { exportJWK, type JSONWebKeySet, type JWTPayload, SignJWT } from 'jose';
import {
  claimChangesOf,
  clientCredentialsEvent,
  type PreTokenGenerationEvent,
  preTokenGenerationEvent,
  vendorSignInEvent,
} from './pre-token-generation.ts';
import type { ClientTokenRequest, TokenRequest, VendorTokenRequest } from './token-request.ts';

export interface TokenIssuerOptions {
  readonly pool: LocalPool;
  /** Runs the user pool's pre-token-generation function. */
  addTokenClaims(event: unknown): Promise<InvocationResult>;
  nowEpochMs?: () => number;
}

const lifetimeSeconds = 3_600;

/** The user pool refused to sign: its function threw. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
}

/** Stands in for a Cognito user pool: signs access tokens with an RSA key of its own, new at each start. */
export class TokenIssuer {
  readonly #options: TokenIssuerOptions;
  readonly #privateKey: KeyObject;
  readonly keyId = randomUUID();
  readonly publicKey: KeyObject;
  readonly jwks: JSONWebKeySet;

  private constructor(options: TokenIssuerOptions, privateKey: KeyObject, publicKey: KeyObject, jwk: object) {
    this.#options = options;
    this.#privateKey = privateKey;
    this.publicKey = publicKey;
    this.jwks = { keys: [{ ...jwk, kty: 'RSA', alg: 'RS256', use: 'sig', kid: this.keyId }] };
  }

  static async create(options: TokenIssuerOptions): Promise<TokenIssuer> {
    const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
    return new TokenIssuer(options, privateKey, publicKey, await exportJWK(publicKey));
  }

  /** An access token as Cognito shapes it, with the claims and scopes that the platform's function adds.
   *  Throws TokenRefusedError when that function throws. [cognito: amazon-cognito-user-pools-using-the-access-token] */
  async issue(request: TokenRequest): Promise<string> {
    return this.#issueForUser(preTokenGenerationEvent(request), request);
  }

  /** One of a vendor, of the vendors' pool. Throws as `issue` does. */
  async issueForVendor(request: VendorTokenRequest): Promise<string> {
    return this.#issueForUser(vendorSignInEvent(request), request);
  }

  #issueForUser(
    event: PreTokenGenerationEvent,
    { expired, scopes }: Pick<TokenRequest, 'expired' | 'scopes'>,
  ): Promise<string> {
    const user = { origin_jti: randomUUID(), username: event.userName };
    return this.#signFor(event, user, { age: expired ? 2 * lifetimeSeconds : 0, scopes });
  }

  /** An access token of a client that signed in as itself. Throws as `issue` does. */
  async issueForClient(request: ClientTokenRequest): Promise<string> {
    return this.#signFor(clientCredentialsEvent(request), {}, { age: 0 });
  }

  async #signFor(
    event: PreTokenGenerationEvent,
    own: JWTPayload,
    { age, scopes: wanted }: { age: number; scopes?: readonly string[] | undefined },
  ): Promise<string> {
    const result = await this.#options.addTokenClaims(event);
    if (!result.ok) throw new TokenRefusedError(`The user pool's function refused the token: ${result.errorMessage}`);
    const { claims, suppressed, scopes } = claimChangesOf(result.payload, event.request.scopes);
    const issuedAt = Math.floor((this.#options.nowEpochMs ?? Date.now)() / 1000) - age;
    const payload: JWTPayload = {
      sub: event.userName,
      iss: this.#options.pool.issuer,
      version: 2,
      client_id: event.callerContext.clientId,
      token_use: 'access',
      scope: (wanted ?? scopes).join(' '),
      auth_time: issuedAt,
      exp: issuedAt + lifetimeSeconds,
      iat: issuedAt,
      jti: randomUUID(),
      ...own,
      ...claims,
    };
    for (const name of suppressed) delete payload[name];
    return this.sign(payload);
  }

  /** Signs any claims with the pool's key: for tests of what the gateway refuses. */
  sign(claims: JWTPayload): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: this.keyId }).sign(this.#privateKey);
  }
}
