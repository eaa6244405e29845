import { createHmac, randomBytes } from 'node:crypto';
import { AppError } from '@frontdesk/core/app-error';

/** `whsec_` and 32 bytes in base64, as Standard Webhooks 1.0.0 writes a symmetric secret. */
export interface WebhookSecret {
  readonly value: string;
  /** Epoch milliseconds at which one that was replaced stops signing. */
  readonly expiresAt?: number;
}

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;
/** Each makes a signature of every delivery. */
const MOST_SECRETS = 5;

export function newSecret(): WebhookSecret {
  return { value: `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}` };
}

/** The secrets that sign at `now`. */
export function signingSecrets(secrets: readonly WebhookSecret[], now: number): readonly WebhookSecret[] {
  return secrets.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);
}

/** A new secret in front; those before it sign until `until`, or until they end anyway.
 *  Throws STATUS_CONFLICT when too many sign at once. */
export function withNewSecret(
  secrets: readonly WebhookSecret[],
  added: WebhookSecret,
  { now, until }: { readonly now: number; readonly until: number },
): readonly WebhookSecret[] {
  const before = signingSecrets(secrets, now)
    .map(({ value, expiresAt }) => ({ value, expiresAt: Math.min(until, expiresAt ?? until) }))
    .filter(({ expiresAt }) => expiresAt > now);
  if (before.length >= MOST_SECRETS) {
    throw new AppError('STATUS_CONFLICT', {
      detail: `${MOST_SECRETS} secrets sign already. Wait until one has ended.`,
    });
  }
  return [added, ...before];
}

/** The value of `webhook-signature`: `v1,<base64>` of each secret, between spaces (Standard Webhooks 1.0.0, "Signature scheme"). */
export function signaturesOf(
  { id, timestampSeconds, body }: { readonly id: string; readonly timestampSeconds: number; readonly body: string },
  secrets: readonly WebhookSecret[],
): string {
  return secrets
    .map(({ value }) => {
      const key = Buffer.from(value.slice(PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')}`;
    })
    .join(' ');
}
