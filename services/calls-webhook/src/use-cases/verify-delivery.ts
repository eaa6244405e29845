import type { Clock } from '@frontdesk/core/clock';
import { isSigned, type SignedHeaders } from '../domain/standard-webhook.ts';
import { isOneOf } from '../domain/webhook-secret.ts';
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
  /** Absent: it has sent the secret itself, so its deliveries cannot be told apart. */
  readonly delivery?: DeliveryKey;
}

export interface VerifyDeliveryPorts {
  readonly secrets: WebhookSecrets;
  readonly deliveries: Pick<DeliveryLog, 'has'>;
  readonly clock: Clock;
}

const LONGEST_ID = 256;

/** Who sends, by a Standard Webhooks signature over the raw bytes or by the secret itself in `x-webhook-secret`; where there is
 *  any part of a signature, only that counts. Undefined: not shown, too old, or a delivery that was accepted before
 *  (a sender that tries again signs anew). Throws UNAVAILABLE. */
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
    return (await holds(secrets, (valid) => isOneOf(shown, valid))) ? {} : undefined;
  }
  if (!id || id.length > LONGEST_ID || !timestamp || !signature) return undefined;
  const signed: SignedHeaders = { id, timestamp, signature };
  if (!(await holds(secrets, (valid) => isSigned(signed, bytes, valid, clock.now())))) return undefined;
  return (await deliveries.has({ id, timestamp })) ? undefined : { delivery: { id, timestamp } };
}

/** With the secrets at hand, or with those of this moment: a sender may have the new one before we have heard of it. */
async function holds(secrets: WebhookSecrets, fits: (valid: readonly string[]) => boolean): Promise<boolean> {
  if (fits(await secrets.valid())) return true;
  const anew = await secrets.reread();
  return anew !== undefined && fits(anew);
}
