import type { CognitoSignIn } from '@frontdesk/ui/session/cognito-sign-in';

/** Where this deployment's parts are: /config.json of the host that serves the page. */
export interface Configuration {
  /** Where vendors' programs call the Partner API, without a slash at the end. The page itself calls its own origin. */
  readonly partnerApiUrl: string;
  /** Everywhere but in development: Cognito's, of the vendors' own user pool. */
  readonly signIn: LocalSignIn | CognitoSignIn;
}

/** Development: the local cloud's issuer gives a token to whoever asks. */
export interface LocalSignIn {
  readonly kind: 'local';
  readonly tokenIssuerUrl: string;
}

/** Throws when the file is missing or is none. */
export async function readConfiguration(): Promise<Configuration> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const configuration = (await response.json()) as Partial<Configuration>;
  if (typeof configuration.partnerApiUrl !== 'string' || configuration.signIn === undefined) {
    throw new Error('config.json has no partnerApiUrl or no signIn');
  }
  return configuration as Configuration;
}
