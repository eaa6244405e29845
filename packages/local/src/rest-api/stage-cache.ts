import type { GatewayReply } from '../gateway/reply-format-2.ts';

/** [api-gateway-caching, "The maximum size of a response that can be cached is 1048576 bytes"] */
const entryLimitBytes = 1_048_576;
/** The smallest cluster of AWS has 0.5 GB. */
const cacheLimitBytes = 512 * 1024 * 1024;

interface Entry {
  reply: GatewayReply;
  bytes: number;
  untilEpochMs: number;
}

/** The cache of a stage: whole answers, whatever their status, by key and for a time. [api-gateway-caching] */
export class StageCache {
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  /** The answer that is kept; undefined when there is none, or its time is over. */
  get(key: string, nowEpochMs: number): GatewayReply | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.untilEpochMs > nowEpochMs) return copyOf(entry.reply);
    this.#remove(key);
    return undefined;
  }

  /** Keeps an answer in the place of an earlier one. One that is too large is not kept, and the earlier one goes. */
  put(key: string, reply: GatewayReply, ttlSeconds: number, nowEpochMs: number): void {
    this.#remove(key);
    const bytes = Buffer.byteLength(reply.body);
    if (bytes > entryLimitBytes) return;
    this.#entries.set(key, { reply: copyOf(reply), bytes, untilEpochMs: nowEpochMs + ttlSeconds * 1000 });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= cacheLimitBytes) break;
      this.#remove(oldest);
    }
  }

  /** FlushStageCache. */
  flush(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}

// Each request puts its own id into the headers.
const copyOf = (reply: GatewayReply): GatewayReply => ({ ...reply, headers: { ...reply.headers } });
