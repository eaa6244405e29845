import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AppError } from '@frontdesk/core/app-error';

/** A new value becomes AWSCURRENT and what it replaces AWSPREVIOUS, which stays valid until the next rotation. */
const STAGES = ['AWSCURRENT', 'AWSPREVIOUS'] as const;

/** Reads the webhook's secrets from AWS Secrets Manager. Throws UNAVAILABLE.
 *  https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html */
export async function readManagedSecrets(
  client: Pick<SecretsManagerClient, 'send'>,
  secretId: string,
): Promise<readonly string[]> {
  const read = async (VersionStage: string): Promise<string[]> => {
    try {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId, VersionStage }));
      return SecretString === undefined ? [] : [SecretString.trim()];
    } catch (error) {
      // A secret that was never rotated has no previous value.
      if (VersionStage === 'AWSPREVIOUS' && isNotFound(error)) return [];
      throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
    }
  };
  return (await Promise.all(STAGES.map(read))).flat();
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
