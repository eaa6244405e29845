import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AppError } from '@frontdesk/core/app-error';
import type { SenderSecret } from '../domain/webhook-sender.ts';
import { senderSecretsIn } from './sender-secrets.ts';

/** Reads the webhook's secrets from AWS Secrets Manager: those of the current value, and those of the one that it replaced,
 *  which stay valid until the next rotation. Throws UNAVAILABLE, also for a current value that nobody can read: better that
 *  senders try again than that their events are refused.
 *  https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html */
export async function readManagedSecrets(
  client: Pick<SecretsManagerClient, 'send'>,
  secretId: string,
): Promise<readonly SenderSecret[]> {
  const read = async (VersionStage: 'AWSCURRENT' | 'AWSPREVIOUS'): Promise<readonly SenderSecret[] | undefined> => {
    try {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId, VersionStage }));
      return senderSecretsIn(SecretString ?? '');
    } catch (error) {
      // A secret that was never rotated has no previous value.
      if (VersionStage === 'AWSPREVIOUS' && isNotFound(error)) return [];
      throw unavailable(error);
    }
  };
  const [current, previous = []] = await Promise.all([read('AWSCURRENT'), read('AWSPREVIOUS')]);
  if (current === undefined) throw unavailable(new TypeError("The webhook's secret is not of the documented shape."));
  return [...current, ...previous];
}

function unavailable(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause });
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
