import type { Clock } from '@frontdesk/core/clock';
import type { SenderSecret } from '../domain/webhook-sender.ts';
import type { WebhookSecrets } from '../ports/webhook-secrets.ts';

/** How long a container uses what it has read: so long does a withdrawn secret still open. */
const KEPT_MILLISECONDS = 5 * 60_000;
/** Secrets are not read anew more often than this, however many wrong signatures come in. */
const REREAD_MILLISECONDS = 10_000;

/** Keeps secrets in the container. */
export class CachedWebhookSecrets implements WebhookSecrets {
  readonly #read: () => Promise<readonly SenderSecret[]>;
  readonly #clock: Clock;
  #kept: { readonly secrets: Promise<readonly SenderSecret[]>; readonly at: number } | undefined;

  constructor(options: { readonly read: () => Promise<readonly SenderSecret[]>; readonly clock: Clock }) {
    this.#read = options.read;
    this.#clock = options.clock;
  }

  async valid(): Promise<readonly SenderSecret[]> {
    return this.#notOlderThan(KEPT_MILLISECONDS);
  }

  async reread(): Promise<readonly SenderSecret[] | undefined> {
    const before = this.#kept;
    const secrets = await this.#notOlderThan(REREAD_MILLISECONDS);
    return this.#kept === before ? undefined : secrets;
  }

  /** Invocations that need them at once share one reading; a failed one is not kept. */
  #notOlderThan(milliseconds: number): Promise<readonly SenderSecret[]> {
    const now = this.#clock.now();
    if (this.#kept !== undefined && now - this.#kept.at < milliseconds) return this.#kept.secrets;
    const reading = { secrets: this.#read(), at: now };
    this.#kept = reading;
    reading.secrets.catch(() => {
      if (this.#kept === reading) this.#kept = undefined;
    });
    return reading.secrets;
  }
}
