import type { CognitoSignIn } from '@frontdesk/ui/session/cognito-sign-in';

/** Where this deployment's parts are: /config.json of the host that serves the page. */
export interface Configuration {
  readonly apiUrl: string;
  /** Everywhere but in development: Cognito's. */
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
