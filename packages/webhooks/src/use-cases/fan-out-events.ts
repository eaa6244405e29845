import type { Position } from '@frontdesk/contracts/event-log';
import { scopeOfEvent } from '@frontdesk/contracts/vendor-event';
import type { Clock } from '@frontdesk/core/clock';
import { gateOf } from '../domain/delivery-state.ts';
import type { Webhook } from '../domain/webhook.ts';
import type { NewEvents } from '../ports/late-events.ts';
import type { Wake, WakeLane, WakeQueue } from '../ports/wake-queue.ts';
import type { WebhooksOfPractice } from '../ports/webhooks.ts';

export interface FanOutEventsPorts {
  readonly webhooks: WebhooksOfPractice;
  readonly wakes: WakeQueue;
  readonly clock: Clock;
}

/** Tells workers of the webhooks that want one of the events. What they are sent stands in the log, so a hint that comes twice does
 *  nothing twice. A receiver that nothing may be sent to now is left to the sweep. Gives the number of hints. */
export async function fanOutEvents(
  { practiceId, epoch, events }: NewEvents,
  ports: FanOutEventsPorts,
): Promise<number> {
  const visible = events.filter(({ event }) => scopeOfEvent(event) !== undefined);
  if (visible.length === 0) return 0;
  const now = ports.clock.now();
  const webhooks = await ports.webhooks.ofPractice(practiceId);
  const hints = webhooks.flatMap((webhook) => {
    const last = visible.findLast(({ event }) => webhook.eventTypes?.includes(event) ?? true);
    return last === undefined || isHeldBack(webhook, now) ? [] : [{ webhook, position: { epoch, seq: last.seq } }];
  });
  const lanes = Map.groupBy(
    hints,
    ({ webhook }): WakeLane => (webhook.state.failingSince === undefined ? 'fast' : 'slow'),
  );
  await Promise.all(
    [...lanes].map(([lane, told]) => ports.wakes.send(lane, told.map(wakeOf), `${epoch} ${events.at(-1)?.seq}`)),
  );
  return hints.length;
}

/** When its gate opens, the sweep wakes it, and it reads the log from where it stands. */
function isHeldBack({ state }: Webhook, now: number): boolean {
  return state.disabled !== undefined || (gateOf(state, now).kind === 'shut' && state.wakeAt !== undefined);
}

function wakeOf({ webhook, position }: { readonly webhook: Webhook; readonly position: Position }): Wake {
  const { practiceId, subscriptionId, webhookId } = webhook;
  return { practiceId, subscriptionId, webhookId, position };
}
