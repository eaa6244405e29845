import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { containerClient, containerClientSettings } from './container-client.ts';

const REQUEST_TIMEOUT_MILLISECONDS = 2_000;

/** The Secrets Manager client of a container, with the settings that `containerClientSettings` describes, but that it
 *  sends a request twice: reading a secret changes nothing. Throws without AWS_REGION. */
export function createSecretsManagerClient(): SecretsManagerClient {
  const settings = containerClientSettings('SECRETS_MANAGER', REQUEST_TIMEOUT_MILLISECONDS);
  return containerClient(new SecretsManagerClient({ ...settings, maxAttempts: 2 }));
}
