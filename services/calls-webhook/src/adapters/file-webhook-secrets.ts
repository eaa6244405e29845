import { readFile } from 'node:fs/promises';
import { AppError } from '@frontdesk/core/app-error';
import type { SenderSecret } from '../domain/webhook-sender.ts';
import type { WebhookSecrets } from '../ports/webhook-secrets.ts';
import { senderSecretsIn } from './sender-secrets.ts';

/** The webhook's secrets in a file of the local cloud: an object of secret ids, each with its current and perhaps its
 *  previous value. Read at each use, so that editing the file is rotating the secret. */
export class FileWebhookSecrets implements WebhookSecrets {
  readonly #path: string;
  readonly #secretId: string;

  constructor(options: { readonly path: string; readonly secretId: string }) {
    this.#path = options.path;
    this.#secretId = options.secretId;
  }

  async valid(): Promise<readonly SenderSecret[]> {
    try {
      const secrets = JSON.parse(await readFile(this.#path, 'utf8')) as Readonly<Record<string, readonly string[]>>;
      return (secrets[this.#secretId] ?? []).flatMap((value) => senderSecretsIn(value) ?? []);
    } catch (error) {
      throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
    }
  }

  async reread(): Promise<undefined> {
    return undefined;
  }
}
