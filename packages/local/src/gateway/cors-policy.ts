/** `CorsConfiguration` of an AWS::ApiGatewayV2::Api. */
export interface CorsConfiguration {
  AllowOrigins?: readonly string[];
  AllowMethods?: readonly string[];
  AllowHeaders?: readonly string[];
  ExposeHeaders?: readonly string[];
  MaxAge?: number;
  AllowCredentials?: boolean;
}

type Headers = Record<string, string>;

/** What an HTTP API with a CORS configuration does by itself. [http-api-cors] */
export class CorsPolicy {
  readonly #configuration: CorsConfiguration;
  readonly #byOrigin = new Map<string, Headers>();

  constructor(configuration: CorsConfiguration) {
    this.#configuration = configuration;
  }

  /** The headers of a preflight's answer. The status and the empty headers for a foreign origin are not confirmed by AWS. */
  preflightHeaders(origin: string): Headers {
    const { AllowMethods = [], AllowHeaders = [], MaxAge } = this.#configuration;
    const allowed = this.responseHeaders(origin);
    if (Object.keys(allowed).length === 0) return {};
    return {
      ...allowed,
      ...(AllowMethods.length > 0 && { 'access-control-allow-methods': AllowMethods.join(',') }),
      ...(AllowHeaders.length > 0 && { 'access-control-allow-headers': AllowHeaders.join(',') }),
      ...(MaxAge !== undefined && { 'access-control-max-age': String(MaxAge) }),
    };
  }

  /** What is added to every answer to a request from `origin`, the gateway's own errors included. */
  responseHeaders(origin: string): Headers {
    const known = this.#byOrigin.get(origin);
    if (known !== undefined) return known;
    const headers = this.#headersFor(origin);
    if (this.#byOrigin.size < 1_000) this.#byOrigin.set(origin, headers);
    return headers;
  }

  #headersFor(origin: string): Headers {
    const { AllowOrigins = [], ExposeHeaders = [], AllowCredentials } = this.#configuration;
    const anyOrigin = AllowOrigins.includes('*');
    if (!anyOrigin && !AllowOrigins.some((allowed) => matches(allowed, origin))) return {};
    return {
      'access-control-allow-origin': anyOrigin ? '*' : origin,
      ...(AllowCredentials && { 'access-control-allow-credentials': 'true' }),
      ...(ExposeHeaders.length > 0 && { 'access-control-expose-headers': ExposeHeaders.join(',') }),
    };
  }
}

const matches = (allowed: string, origin: string): boolean => {
  if (allowed === 'https://*' || allowed === 'http://*') return origin.startsWith(allowed.slice(0, -1));
  return allowed.toLowerCase() === origin.toLowerCase();
};
