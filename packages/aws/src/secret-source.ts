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

/** A secret from Secrets Manager, or on the local cloud from its file, kept in the container for five minutes. So editing the
 *  file is rotating the secret, and takes as long to be noticed. */
export function secretSource<Secret>(options: SecretSourceOptions<Secret>): SecretSource<Secret> {
  const { clock, parse } = options;
  const readValues = valuesOf(options);
  return new CachedSecret({ read: async () => parse(await readValues()), clock });
}

function valuesOf({ secretId, file, others }: SecretSourceOptions<unknown>): () => Promise<readonly string[]> {
  if (file !== undefined) return () => readFileSecret(file, secretId);
  const client = createSecretsManagerClient();
  return () => readManagedSecret(client, secretId, others);
}
