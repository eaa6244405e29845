import type { OutboundEvent } from './outbound-event.ts';

/** Why a receiver gave no answer. */
export type SendError = 'timeout' | 'unreachable' | 'address-refused' | 'tls';

/** What came of one request to a receiver: an HTTP status, or why there is none. */
export interface SendResult {
  readonly status?: number;
  readonly error?: SendError;
  readonly retryAfterSeconds?: number;
  readonly milliseconds: number;
}

/** An event that is to be sent: for the first time, or again. */
export interface PendingEvent {
  readonly event: OutboundEvent;
  /** Of the next attempt, from 1. */
  readonly attempt: number;
}

/** One that is to be sent at `dueAt`. Instants are epoch milliseconds. */
export interface Retry extends PendingEvent {
  readonly dueAt: number;
  /** When it failed last; absent: it was never sent. */
  readonly failedAt?: number;
}

/** When a retry is sent: as it is due, or at once when the outage is over in which it failed. */
export function sendAt({ dueAt, failedAt }: Retry, { recoveredAt }: { readonly recoveredAt?: number }): number {
  const failedInOutage = failedAt !== undefined && recoveredAt !== undefined && failedAt <= recoveredAt;
  return failedInOutage ? Math.min(dueAt, recoveredAt) : dueAt;
}

/** An entry of a webhook's delivery log. */
export interface AttemptRecord {
  readonly eventId: string;
  readonly type: string;
  readonly seq?: number;
  readonly attempt: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly outcome: 'delivered' | 'retrying' | 'failed';
  readonly httpStatus?: number;
  readonly error?: SendError;
  readonly milliseconds: number;
  readonly nextAttemptAt?: number;
}

/** Only 2xx takes an event; a redirect is followed nowhere. */
export function isTaken({ status }: SendResult): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/** A part of the log that is to be sent once more. */
export interface Replay {
  readonly epoch: string;
  /** Everything up to here was sent again. */
  readonly after: number;
  readonly until: number;
}
