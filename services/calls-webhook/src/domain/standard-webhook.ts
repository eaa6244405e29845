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
/** Shorter secrets could be guessed; the specification asks for 24 to 64 bytes. */
const SHORTEST_KEY_BYTES = 24;
/** A sender that rotates secrets has two or three. */
const MOST_SIGNATURES = 10;

/** Whether one of the signatures is one of the secrets' over id, timestamp and bytes, and not older or newer than five
 *  minutes. In a time that tells nothing about the secrets.
 *  https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export function isSigned(
  { id, timestamp, signature }: SignedHeaders,
  bytes: Uint8Array,
  secrets: readonly string[],
  nowEpochMilliseconds: number,
): boolean {
  if (!TIMESTAMP.test(timestamp)) return false;
  if (Math.abs(Math.floor(nowEpochMilliseconds / 1000) - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const given = signature.split(' ').slice(0, MOST_SIGNATURES).flatMap(versionOne);
  const keys = secrets.map(signingKeyOf).filter((key) => key.length >= SHORTEST_KEY_BYTES);
  const expected = keys.map((key) => createHmac('sha256', key).update(`${id}.${timestamp}.`).update(bytes).digest());
  let matches = 0;
  for (const one of expected) {
    for (const other of given) matches += one.length === other.length && timingSafeEqual(one, other) ? 1 : 0;
  }
  return matches > 0;
}

/** Signatures of other versions (`v1a` is asymmetric) are another verifier's. */
function versionOne(text: string): Buffer[] {
  return text.startsWith('v1,') ? [Buffer.from(text.slice('v1,'.length), 'base64')] : [];
}
