import type { Position } from '@frontdesk/contracts/event-log';
import { type Circuit, untouchedCircuit } from '@frontdesk/core/circuit';
import type { WebhookSecret } from './webhook-secrets.ts';

/** Where a webhook is found: the practice and the subscription come from the caller's key, so nobody finds another's. */
export interface WebhookKey {
  readonly practiceId: string;
  readonly subscriptionId: string;
  readonly webhookId: string;
}

/** An endpoint of a vendor that events of a practice are sent to. */
export interface Webhook extends WebhookKey {
  readonly url: string;
  /** Absent: every type that the subscription may see. */
  readonly eventTypes: readonly string[] | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly state: DeliveryState;
}

/** A webhook with what signs its events; only who delivers reads that. */
export interface SigningWebhook extends Webhook {
  /** The newest first. */
  readonly secrets: readonly WebhookSecret[];
}

/** How far a webhook's events have been sent, and how its receiver does. Instants are epoch milliseconds. */
export interface DeliveryState {
  /** Counts the changes of this state: each is on condition of the one before. */
  readonly round: number;
  /** Every event of the practice's log up to here was tried once; what failed stands among the retries. */
  readonly cursor: Position;
  readonly disabled?: DisabledReason;
  readonly circuit: Circuit;
  /** Attempts in a row that failed. */
  readonly failures: number;
  /** Attempts under way at once, at most. */
  readonly width: number;
  /** The receiver asked for a pause until then. */
  readonly pausedUntil?: number;
  /** Pauses in a row. */
  readonly pauses: number;
  /** When the first attempt failed after the last good one; absent: the receiver is well. */
  readonly failingSince?: number;
  /** When the last outage ended. */
  readonly recoveredAt?: number;
  /** When there is something to do next that no event will tell of. */
  readonly wakeAt?: number;
}

export type DisabledReason = 'gone' | 'failing';

/** Attempts under way at once, to one receiver. */
export const WIDEST = 10;

/** A webhook's state before anything was sent to it: it gets what comes after `cursor`. */
export function freshState(cursor: Position): DeliveryState {
  return { round: 0, cursor, circuit: untouchedCircuit, failures: 0, width: WIDEST, pauses: 0 };
}
