import type { SenderSecret } from '../domain/webhook-sender.ts';

/** The secrets that senders may use now: the current one and, while they are being rotated, the previous one. */
export interface WebhookSecrets {
  /** May be some minutes old. Throws UNAVAILABLE. */
  valid(): Promise<readonly SenderSecret[]>;
  /** As they are now; undefined when what `valid` gave is as good as new. Throws UNAVAILABLE. */
  reread(): Promise<readonly SenderSecret[] | undefined>;
}
