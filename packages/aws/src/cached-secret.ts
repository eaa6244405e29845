import type { Clock } from '@frontdesk/core/clock';

/** How long a container uses what it has read: so long does a withdrawn secret still open. */
const KEPT_MILLISECONDS = 5 * 60_000;
/** Secrets are not read anew more often than this, however many wrong signatures come in. */
const REREAD_MILLISECONDS = 10_000;

/** Keeps a secret in the container, as what `read` makes of it. */
export class CachedSecret<Secret> {
  readonly #read: () => Promise<Secret>;
  readonly #clock: Clock;
  #kept: { readonly secret: Promise<Secret>; readonly at: number } | undefined;

  constructor(options: { readonly read: () => Promise<Secret>; readonly clock: Clock }) {
    this.#read = options.read;
    this.#clock = options.clock;
  }

  /** May be some minutes old. Throws what `read` throws. */
  async valid(): Promise<Secret> {
    return this.#notOlderThan(KEPT_MILLISECONDS);
  }

  /** As it is now; undefined when what `valid` gave is as good as new. Throws what `read` throws. */
  async reread(): Promise<Secret | undefined> {
    const before = this.#kept;
    const secret = await this.#notOlderThan(REREAD_MILLISECONDS);
    return this.#kept === before ? undefined : secret;
  }

  /** Invocations that need it at once share one reading; a failed one is not kept. */
  #notOlderThan(milliseconds: number): Promise<Secret> {
    const now = this.#clock.now();
    if (this.#kept !== undefined && now - this.#kept.at < milliseconds) return this.#kept.secret;
    const reading = { secret: this.#read(), at: now };
    this.#kept = reading;
    reading.secret.catch(() => {
      if (this.#kept === reading) this.#kept = undefined;
    });
    return reading.secret;
  }
}
