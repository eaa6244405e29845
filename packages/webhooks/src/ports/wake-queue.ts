import type { Position } from '@frontdesk/contracts/event-log';
import type { WebhookKey } from '../domain/webhook.ts';

/** A hint that there may be something to send to a webhook. */
export interface Wake extends WebhookKey {
  /** An event that is to be sent; absent: look what is due. */
  readonly position?: Position | undefined;
}

/** `fast`: receivers that are well. `slow`: those that failed; a hint comes five seconds later, so that nobody waits behind them. */
export type WakeLane = 'fast' | 'slow';

/** Workers look at one webhook one at a time. A hint that is lost is made good by the next one or by the sweep. */
export interface WakeQueue {
  /** Throws UNAVAILABLE. `reason` tells hints of one webhook apart: the same twice within five minutes is one. */
  send(lane: WakeLane, wakes: readonly Wake[], reason: string): Promise<void>;
}
