import { createHash, timingSafeEqual } from 'node:crypto';

const PREFIX = 'whsec_';

/** The key that a secret signs with: `whsec_` and base64, or the base64 alone.
 *  https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export function signingKeyOf(secret: string): Buffer {
  return Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
}

/** Whether the text is one of the secrets, in a time that tells nothing about them: all are compared, as digests. */
export function isOneOf(text: string, secrets: readonly string[]): boolean {
  const digest = digestOf(text);
  return secrets.reduce((found, secret) => timingSafeEqual(digest, digestOf(secret)) || found, false);
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
