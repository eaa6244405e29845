import { type KeyObject, verify } from 'node:crypto';

/** Finds an issuer's public key; undefined when the issuer publishes no such key. */
export type KeyLookup = (issuer: string, keyId: string) => KeyObject | undefined;

export interface JwtAuthorizerOptions {
  issuer: string;
  audience: readonly string[];
  keyOf: KeyLookup;
  nowEpochMs?: () => number;
}

export type JwtDecision =
  | { allowed: true; claims: Record<string, string> }
  | { allowed: false; status: 401 | 403; challenge: string; error: string };

interface Verified {
  claims: Record<string, string>;
  scopes: ReadonlySet<string>;
  expiresAt: number;
  notBefore: number;
  issuedAt: number;
}

type Claims = Record<string, unknown>;

/** How many verified tokens are remembered: a signature costs more than all the rest of the pipeline. */
const rememberedTokens = 2_000;

/** An HTTP API's JWT authoriser. Keys come from the configured issuer only: what the token's own header says of keys
 *  (`jku`, `jwk`, `x5u`) is never looked at. [http-api-jwt-authorizer, "Authorizing API requests"] */
export class JwtAuthorizer {
  readonly #options: JwtAuthorizerOptions;
  readonly #verified = new Map<string, Verified>();

  constructor(options: JwtAuthorizerOptions) {
    this.#options = options;
  }

  /** `scopes` are the route's; any one of them in the token's `scope` or `scp` is enough. */
  authorize(header: string | undefined, scopes: readonly string[]): JwtDecision {
    if (header === undefined || header === '')
      return { allowed: false, status: 401, challenge: 'Bearer', error: 'Unauthorized' };
    const token = /^bearer /i.test(header) ? header.slice('bearer '.length) : header;
    const checked = this.#verified.get(token) ?? this.#verify(token);
    if (typeof checked === 'string') return unauthorized(checked === notAToken ? [] : scopes, checked);
    // A remembered token has its times tested at each use; a comparison with NaN refuses.
    const now = Math.floor((this.#options.nowEpochMs ?? Date.now)() / 1000);
    if (!(now < checked.expiresAt)) return unauthorized(scopes, 'the token has expired');
    if (!(now >= checked.notBefore)) return unauthorized(scopes, 'the token is not valid yet');
    if (!(now >= checked.issuedAt)) return unauthorized(scopes, 'the token was issued in the future');
    if (scopes.length > 0 && !scopes.some((scope) => checked.scopes.has(scope))) return insufficient(scopes);
    return { allowed: true, claims: checked.claims };
  }

  /** The token's claims, or why it is refused. */
  #verify(token: string): Verified | string {
    const [head, body, signature, ...more] = token.split('.');
    if (head === undefined || body === undefined || signature === undefined || more.length > 0) return notAToken;
    const header = decode(head);
    const claims = decode(body);
    if (header === undefined || claims === undefined) return 'the token is malformed';
    // Named, not derived from the key: `none` and an HMAC keyed with the public key stop here.
    if (header.alg !== 'RS256' || header.crit !== undefined) return 'the token does not have a valid signing algorithm';
    const key = typeof header.kid === 'string' ? this.#options.keyOf(this.#options.issuer, header.kid) : undefined;
    if (key === undefined) return 'the token does not have a valid key id';
    if (!verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) {
      return 'the token does not have a valid signature';
    }
    if (claims.iss !== this.#options.issuer) return 'the token does not have a valid issuer';
    if (!this.#acceptsAudience(claims)) return 'the token does not have a valid audience';
    return this.#remember(token, {
      claims: claimStrings(claims),
      scopes: new Set([...words(claims.scope), ...words(claims.scp)]),
      expiresAt: seconds(claims.exp, 0),
      notBefore: seconds(claims.nbf, 0),
      issuedAt: seconds(claims.iat, 0),
    });
  }

  // `client_id` counts only for a token without `aud`: a Cognito access token has none.
  #acceptsAudience({ aud, client_id: clientId }: Claims): boolean {
    const given = aud === undefined ? [clientId] : [aud].flat();
    return given.some((value) => typeof value === 'string' && this.#options.audience.includes(value));
  }

  #remember(token: string, verified: Verified): Verified {
    if (this.#verified.size >= rememberedTokens) {
      const [oldest] = this.#verified.keys();
      if (oldest !== undefined) this.#verified.delete(oldest);
    }
    this.#verified.set(token, verified);
    return verified;
  }
}

const notAToken = 'token contains an invalid number of segments';

const unauthorized = (scopes: readonly string[], error: string): JwtDecision => {
  const challenge = `Bearer scope="${scopes.join(' ')}" error="invalid_token" error_description="${error}"`;
  return { allowed: false, status: 401, challenge, error };
};

const insufficient = (scopes: readonly string[]): JwtDecision => {
  const error = `expected scopes: [${scopes.join(' ')}]`;
  const challenge = `Bearer scope="${scopes.join(' ')}" error="insufficient_scope" error_description="${error}"`;
  return { allowed: false, status: 403, challenge, error };
};

const decode = (segment: string): Claims | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
};

const words = (value: unknown): string[] =>
  [value].flat().flatMap((item) => (typeof item === 'string' ? item.split(' ').filter(Boolean) : []));

// A time that is there and no number must not pass for absent.
const seconds = (value: unknown, absent: number): number => {
  if (value === undefined) return absent;
  return typeof value === 'number' ? value : Number.NaN;
};

/** Claims as a function sees them: all strings, lists as `[a b]`, nulls left out. Recorded from an HTTP API. */
export const claimStrings = (claims: Claims): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, claimString(value)]),
  );

const claimString = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(claimString).join(' ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `map[${Object.entries(value)
    .map(([name, item]) => `${name}:${claimString(item)}`)
    .join(' ')}]`;
};
