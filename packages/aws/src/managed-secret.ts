import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AppError } from '@frontdesk/core/app-error';

/** Which values of a secret are read besides the current one: the one that it replaced, which stays until the next rotation,
 *  and the one that will replace it. */
export type OtherVersion = 'AWSPREVIOUS' | 'AWSPENDING';

/** Reads a secret's values from AWS Secrets Manager: the current one first, then those of `others` that there are.
 *  Throws UNAVAILABLE.
 *  https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html */
export async function readManagedSecret(
  client: Pick<SecretsManagerClient, 'send'>,
  secretId: string,
  others: readonly OtherVersion[],
): Promise<readonly string[]> {
  const read = async (VersionStage: 'AWSCURRENT' | OtherVersion): Promise<readonly string[]> => {
    try {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId, VersionStage }));
      return [SecretString ?? ''];
    } catch (error) {
      // A secret that was never rotated has no previous value, one that is not being rotated no pending one.
      if (VersionStage !== 'AWSCURRENT' && isNotFound(error)) return [];
      throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
    }
  };
  return (await Promise.all([read('AWSCURRENT'), ...others.map(read)])).flat();
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
