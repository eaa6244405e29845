import { createHash } from 'node:crypto';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { isSigned, type SignedHeaders } from '../domain/standard-webhook.ts';
import { isSameText } from '../domain/webhook-secret.ts';
import type { SenderSecret } from '../domain/webhook-sender.ts';
import type { DeliveryKey, DeliveryLog } from '../ports/delivery-log.ts';
import type { WebhookSecrets } from '../ports/webhook-secrets.ts';

/** A delivery before anything has looked into it. */
export interface Delivery {
  readonly bytes: Uint8Array;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** A sender that holds a secret. */
export interface KnownSender {
  /** Those that it has shown, or signed with: what they are good for, it may do. */
  readonly secrets: readonly SenderSecret[];
  /** Absent: it has sent the secret itself, so its deliveries cannot be told apart. */
  readonly delivery?: SignedDelivery;
}

export interface SignedDelivery extends DeliveryKey {
  readonly bodyDigest: string;
  /** It was accepted before, and this is a copy of it. */
  readonly isRepeated: boolean;
}

export interface VerifyDeliveryPorts {
  readonly secrets: WebhookSecrets;
  readonly deliveries: Pick<DeliveryLog, 'find'>;
  readonly clock: Clock;
}

const LONGEST_ID = 256;

/** Who sends, by a Standard Webhooks signature over the raw bytes or by the secret itself in `x-webhook-secret`; where there is
 *  any part of a signature, only that counts. Undefined: not shown, or too old. An exact copy of an accepted delivery is from
 *  its sender too, who may not have heard the answer. Throws IDEMPOTENCY_KEY_REUSED when id and timestamp are those of an
 *  accepted delivery and the body is not, UNAVAILABLE. */
export async function verifyDelivery(
  { bytes, headers }: Delivery,
  { secrets, deliveries, clock }: VerifyDeliveryPorts,
): Promise<KnownSender | undefined> {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signature = headers['webhook-signature'];
  if (id === undefined && timestamp === undefined && signature === undefined) {
    const shown = headers['x-webhook-secret'];
    if (shown === undefined || shown === '') return undefined;
    const held = await heldOf(secrets, ({ secret }) => isSameText(shown, secret));
    return held.length === 0 ? undefined : { secrets: held };
  }
  if (!id || id.length > LONGEST_ID || !timestamp || !signature) return undefined;
  const signed: SignedHeaders = { id, timestamp, signature };
  const held = await heldOf(secrets, ({ secret }) => isSigned(signed, bytes, secret, clock.now()));
  if (held.length === 0) return undefined;
  const bodyDigest = createHash('sha256').update(bytes).digest('hex');
  const accepted = await deliveries.find({ id, timestamp });
  if (accepted !== undefined && accepted !== bodyDigest) {
    throw new AppError('IDEMPOTENCY_KEY_REUSED', { detail: 'This webhook-id was used with a different body.' });
  }
  return { secrets: held, delivery: { id, timestamp, bodyDigest, isRepeated: accepted !== undefined } };
}

/** Of the secrets at hand those that fit, or of those of this moment: a sender may have the new one before we have heard of
 *  it. All are looked at, so that the time tells nothing about which one fits. */
async function heldOf(
  secrets: WebhookSecrets,
  fits: (secret: SenderSecret) => boolean,
): Promise<readonly SenderSecret[]> {
  const held = (await secrets.valid()).filter(fits);
  if (held.length > 0) return held;
  return (await secrets.reread())?.filter(fits) ?? [];
}
