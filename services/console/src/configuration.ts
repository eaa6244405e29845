/** Where this deployment's parts are: /config.json of the host that serves the page. */
export interface Configuration {
  readonly apiUrl: string;
  readonly signIn: LocalSignIn | CognitoSignIn;
  /** After how long without anybody at the page it signs out; 15 where absent. */
  readonly lockAfterMinutes?: number;
}

/** Development: the local cloud's issuer gives a token to whoever asks. */
export interface LocalSignIn {
  readonly kind: 'local';
  readonly tokenIssuerUrl: string;
  readonly practiceIds: readonly string[];
}

/** Everywhere else: Cognito's managed sign-in page, authorization code with PKCE. */
export interface CognitoSignIn {
  readonly kind: 'cognito';
  /** `https://cognito-idp.<region>.amazonaws.com/<user pool>`. */
  readonly authority: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** The user pool domain's `/logout`, which OpenID Connect discovery does not tell. */
  readonly logoutUrl: string;
}

/** Throws when the file is missing or is none. */
export async function readConfiguration(): Promise<Configuration> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const configuration = (await response.json()) as Partial<Configuration>;
  if (typeof configuration.apiUrl !== 'string' || configuration.signIn === undefined) {
    throw new Error('config.json has no apiUrl or no signIn');
  }
  return configuration as Configuration;
}
