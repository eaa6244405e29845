import type { Clock } from '@frontdesk/core/clock';
import { CachedSecret } from './cached-secret.ts';
import { readFileSecret } from './file-secret.ts';
import { type OtherVersion, readManagedSecret } from './managed-secret.ts';
import { createSecretsManagerClient } from './secrets-manager-client.ts';

/** A secret that a function uses. */
export interface SecretSource<Secret> {
  /** May be some minutes old. Throws UNAVAILABLE. */
  valid(): Promise<Secret>;
  /** As it is now; undefined when what `valid` gave is as good as new. Throws UNAVAILABLE. */
  reread(): Promise<Secret | undefined>;
}

export interface SecretSourceOptions<Secret> {
  readonly secretId: string;
  /** Where the local cloud has its secrets; absent on AWS. */
  readonly file: string | undefined;
  readonly others: readonly OtherVersion[];
  readonly clock: Clock;
  /** What the values mean, the current one first. */
  readonly parse: (values: readonly string[]) => Secret;
}

/** A secret from Secrets Manager, kept in the container for five minutes; on the local cloud from its file, read at each use,
 *  so that editing the file is rotating the secret. */
export function secretSource<Secret>(options: SecretSourceOptions<Secret>): SecretSource<Secret> {
  const { secretId, file, others, clock, parse } = options;
  if (file !== undefined) {
    return { valid: async () => parse(await readFileSecret(file, secretId)), reread: async () => undefined };
  }
  const client = createSecretsManagerClient();
  return new CachedSecret({ read: async () => parse(await readManagedSecret(client, secretId, others)), clock });
}
