import { readFile } from 'node:fs/promises';
import { AppError } from '@frontdesk/core/app-error';

/** Reads a secret's values from a file of the local cloud: an object of secret ids, each with its current and perhaps its
 *  previous value. None for a secret that is not in it. Throws UNAVAILABLE. */
export async function readFileSecret(path: string, secretId: string): Promise<readonly string[]> {
  try {
    const secrets = JSON.parse(await readFile(path, 'utf8')) as Readonly<Record<string, readonly string[]>>;
    return secrets[secretId] ?? [];
  } catch (error) {
    throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
  }
}
