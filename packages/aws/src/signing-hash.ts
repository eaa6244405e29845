import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

type Bytes = string | ArrayBuffer | ArrayBufferView;

/** More credentials than a container has at a time. */
const MOST_KEYS = 8;

const keysOfTexts = new Map<string, KeyObject>();
const keysOfBytes = new WeakMap<object, KeyObject>();

/** SHA-256, or its HMAC where there is a secret, for the signatures of the SDK's clients (their setting `sha256`): two of each
 *  for a request. The SDK's own gives Node.js the secret as bytes, which are made into a key each time, at several times
 *  the cost of the HMAC. The SDK keeps the key that it derives for a day, so its key object is kept too. */
export class SigningHash {
  readonly digestLength = 32;
  readonly #key: KeyObject | undefined;
  #chunks: Uint8Array[] = [];

  /** An empty secret is none, as in the SDK's own. */
  constructor(secret?: Bytes) {
    this.#key = secret ? keyOf(secret) : undefined;
  }

  update(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  async digest(): Promise<Uint8Array> {
    const [only, ...others] = this.#chunks;
    const bytes = only !== undefined && others.length === 0 ? only : Buffer.concat(this.#chunks);
    return this.#key === undefined
      ? hash('sha256', bytes, 'buffer')
      : createHmac('sha256', this.#key).update(bytes).digest();
  }

  reset(): void {
    this.#chunks = [];
  }
}

function keyOf(secret: Bytes): KeyObject {
  if (typeof secret !== 'string') {
    const kept = keysOfBytes.get(secret) ?? createSecretKey(bytesOf(secret));
    keysOfBytes.set(secret, kept);
    return kept;
  }
  const kept = keysOfTexts.get(secret) ?? createSecretKey(Buffer.from(secret));
  const [oldest] = keysOfTexts.keys();
  if (oldest !== undefined && keysOfTexts.size >= MOST_KEYS) keysOfTexts.delete(oldest);
  keysOfTexts.set(secret, kept);
  return kept;
}

function bytesOf(secret: Exclude<Bytes, string>): Buffer {
  return ArrayBuffer.isView(secret)
    ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
    : Buffer.from(secret);
}
