import { createHmac, timingSafeEqual } from 'node:crypto';
import { signingKeyOf } from './webhook-secret.ts';

/** How far a sender's clock may be from ours, and so how old a delivery may be. */
export const TOLERANCE_SECONDS = 300;

/** The headers of a signed delivery. */
export interface SignedHeaders {
  readonly id: string;
  /** Epoch seconds, as text. */
  readonly timestamp: string;
  /** Space-separated signatures: `v1,<base64> v1,<base64>`, one per secret that the sender has. */
  readonly signature: string;
}

const TIMESTAMP = /^\d{1,11}$/;
/** Some fifty signatures; API Gateway itself takes no headers beyond 10,240 bytes. */
const LONGEST_SIGNATURE_HEADER = 4_096;

/** Whether one of the signatures, however many there are, is the secret's over id, timestamp and bytes, and not older or newer
 *  than five minutes. In a time that tells nothing about the secret.
 *  https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export function isSigned(
  { id, timestamp, signature }: SignedHeaders,
  bytes: Uint8Array,
  secret: string,
  nowEpochMilliseconds: number,
): boolean {
  if (!TIMESTAMP.test(timestamp) || signature.length > LONGEST_SIGNATURE_HEADER) return false;
  if (Math.abs(Math.floor(nowEpochMilliseconds / 1000) - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = createHmac('sha256', signingKeyOf(secret)).update(`${id}.${timestamp}.`).update(bytes).digest();
  let matches = 0;
  for (const given of signature.split(' ').flatMap(versionOne)) {
    matches += expected.length === given.length && timingSafeEqual(expected, given) ? 1 : 0;
  }
  return matches > 0;
}

/** Signatures of other versions (`v1a` is asymmetric) are another verifier's. */
function versionOne(text: string): Buffer[] {
  return text.startsWith('v1,') ? [Buffer.from(text.slice('v1,'.length), 'base64')] : [];
}
