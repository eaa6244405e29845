import type { Position } from '@frontdesk/contracts/event-log';
import type { Logger } from '@frontdesk/core/logger';
import type { Replay } from '../domain/attempt.ts';
import { type Gate, gateOf } from '../domain/delivery-state.ts';
import type { DeliveryState, WebhookKey } from '../domain/webhook.ts';
import type { SubscriptionStanding } from '../ports/subscription-standing.ts';
import type { Wake, WakeQueue } from '../ports/wake-queue.ts';
import { type LogPart, type PlanRoundPorts, planRound, type RoundPlan, type ServedWebhook } from './plan-round.ts';
import { type SendInTurnPorts, type Sent, sendInTurn } from './send-in-turn.ts';

export interface DeliverWebhookPorts extends PlanRoundPorts, SendInTurnPorts {
  readonly standing: SubscriptionStanding;
  readonly wakes: WakeQueue;
}

export interface Delivery {
  /** Epoch milliseconds after which no attempt begins. */
  readonly lastStart: number;
  readonly logger: Logger;
}

/** The slow lane's messages come after this time. */
const SLOW_LANE_MILLISECONDS = 5_000;

/** Sends a webhook what it has not got: retries that are due, what came into the log, what is to be sent again. Round by round, each kept
 *  in one transaction, until nothing is due or the time is up; then a hint goes on.
 *
 *  A worker that dies in a round leaves it unkept: its events are sent again with the same ids. One worker at a time works for a
 *  webhook, which bounds what its receiver gets at once and keeps one that does not answer out of the others' way (ADR-0043). */
export async function deliverWebhook(wake: Wake, delivery: Delivery, ports: DeliverWebhookPorts): Promise<void> {
  const { practiceId, subscriptionId, webhookId, position } = wake;
  const key = { practiceId, subscriptionId, webhookId };
  for (let round = 1; ; round += 1) {
    const webhook = await ports.webhooks.read(key);
    if (webhook === undefined) return;
    if (round === 1 && isKnown(webhook.state, position, ports.clock.now())) return;
    const scopes = await ports.standing.scopesOf(subscriptionId, practiceId);
    if (scopes === undefined) return;
    const next = await sendRound({ ...webhook, scopes }, delivery, ports);
    if (next === 'idle') return;
    if (next === 'now' && ports.clock.now() < delivery.lastStart) continue;
    const isWell = next === 'now' && webhook.state.failingSince === undefined;
    await ports.wakes.send(isWell ? 'fast' : 'slow', [key], `round ${webhook.state.round + 1}`);
    return;
  }
}

/** Whether a hint tells of nothing that is still to be done. */
function isKnown({ cursor, wakeAt }: DeliveryState, position: Position | undefined, now: number): boolean {
  if (position === undefined) return false;
  return cursor.epoch === position.epoch && cursor.seq >= position.seq && (wakeAt === undefined || wakeAt > now);
}

/** When to go on: at once, in a few seconds, or when a hint comes. */
type Next = 'now' | 'soon' | 'idle';

async function sendRound(webhook: ServedWebhook, delivery: Delivery, ports: DeliverWebhookPorts): Promise<Next> {
  const { practiceId, subscriptionId, webhookId, state: before } = webhook;
  const { webhooks, clock } = ports;
  const gate = gateOf(before, clock.now());
  const plan = await planRound(webhook, gate, clock.now(), ports);
  const jobs = [...plan.retries, ...(plan.part?.events ?? [])];
  const sent = await sendInTurn(
    webhook,
    { jobs, lastStart: delivery.lastStart, probed: probedCircuit(before, gate) },
    ports,
  );
  const now = clock.now();
  const reached = reachedIn(plan, sent);
  const after = stateAfter(before, gate, { plan, sent, reached }, now);
  const replay = replayChange(plan, reached);
  if (jobs.length > 0 || replay !== undefined || isChanged(before, after)) {
    const key: WebhookKey = { practiceId, subscriptionId, webhookId };
    const { attempts, retries } = sent;
    const done = plan.retries.slice(0, sent.started);
    const isKept = await webhooks.commit({
      key,
      before,
      after,
      attempts,
      done,
      retries,
      now,
      ...(replay && { replay }),
    });
    // Another worker has taken over, or the webhook is gone.
    if (!isKept) return 'idle';
    if (after.disabled !== before.disabled) {
      delivery.logger.warn(after.disabled === undefined ? 'WEBHOOK_ENABLED' : 'WEBHOOK_DISABLED', { webhookId });
    }
  }
  if (after.wakeAt === undefined) return 'idle';
  if (after.wakeAt <= now) return 'now';
  return after.wakeAt <= now + SLOW_LANE_MILLISECONDS ? 'soon' : 'idle';
}

/** What an attempt is judged against when not all may be sent: the probe's circuit; of a test under a shut gate, the circuit as it is. */
function probedCircuit({ circuit }: DeliveryState, gate: Gate) {
  if (gate.kind === 'open') return undefined;
  return gate.kind === 'probe' ? gate.elected : circuit;
}

interface RoundEnd {
  readonly plan: RoundPlan;
  readonly sent: Sent;
  readonly reached: number | undefined;
}

/** Up to which place of its part of the log a round has tried everything. */
function reachedIn({ retries, part }: RoundPlan, { started }: Sent): number | undefined {
  if (part === undefined) return undefined;
  const firstLeft = part.events[Math.max(0, started - retries.length)];
  return firstLeft === undefined ? part.end : firstLeft.seq - 1;
}

function stateAfter(before: DeliveryState, gate: Gate, { plan, sent, reached }: RoundEnd, now: number): DeliveryState {
  const { wakeAt: _, ...state } = sent.state;
  const isLive = plan.part?.of === 'live' && reached !== undefined;
  const cursor = isLive ? { epoch: plan.cursor.epoch, seq: reached } : plan.cursor;
  const wakeAt = wakeTime(gate, { plan, sent, reached }, now);
  return { ...state, round: before.round + 1, cursor, ...(wakeAt !== undefined && { wakeAt }) };
}

/** When a worker must look again though no hint comes; undefined: never. */
function wakeTime(gate: Gate, { plan, sent, reached }: RoundEnd, now: number): number | undefined {
  if (sent.state.disabled !== undefined) return undefined;
  // Under a shut gate nobody looked into the log, and nobody is told of what comes into it.
  const isDue = gate.kind === 'shut' || hasLeft(plan.part, plan.replay, reached);
  const retries = [...plan.retries.slice(sent.started), ...sent.retries].map(({ dueAt }) => dueAt);
  const dueAt = isDue ? now : earliest([plan.nextRetryAt, ...retries]);
  const gateNow = gateOf(sent.state, now);
  return gateNow.kind === 'shut' ? Math.max(dueAt ?? now, gateNow.until ?? now) : dueAt;
}

function hasLeft(part: LogPart | undefined, replay: Replay | undefined, reached: number | undefined): boolean {
  if (part === undefined || reached === undefined) return false;
  if (reached < part.end || part.isFull) return true;
  return replay !== undefined && (part.of === 'live' || reached < replay.until);
}

function replayChange({ part, replay }: RoundPlan, reached: number | undefined) {
  if (part?.of !== 'replay' || replay === undefined || reached === undefined) return undefined;
  return { before: replay, after: reached < replay.until ? { ...replay, after: reached } : undefined };
}

function isChanged(before: DeliveryState, after: DeliveryState): boolean {
  const { cursor, wakeAt } = before;
  return cursor.epoch !== after.cursor.epoch || cursor.seq !== after.cursor.seq || wakeAt !== after.wakeAt;
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
