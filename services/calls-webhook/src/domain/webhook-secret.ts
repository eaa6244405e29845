import { createHash, timingSafeEqual } from 'node:crypto';

const PREFIX = 'whsec_';

/** The key that a secret signs with: `whsec_` and base64, or the base64 alone.
 *  https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export function signingKeyOf(secret: string): Buffer {
  return Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
}

/** Shorter secrets could be guessed; Standard Webhooks asks for 24 to 64 bytes. */
const SHORTEST_KEY_BYTES = 24;
/** As text: 24 bytes in base64. */
const SHORTEST_TEXT = 32;

/** Whether a secret is long enough to be anybody's. */
export function isLongEnough(secret: string): boolean {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  return text.length >= SHORTEST_TEXT && signingKeyOf(secret).length >= SHORTEST_KEY_BYTES;
}

/** Whether two texts are the same, in a time that tells nothing about them: they are compared as digests. */
export function isSameText(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
