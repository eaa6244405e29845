import type { LoggedEvent, Position } from '@frontdesk/contracts/event-log';
import { type PendingEvent, type Replay, type Retry, sendAt } from '../domain/attempt.ts';
import type { Gate } from '../domain/delivery-state.ts';
import { isWanted, outboundEventOf } from '../domain/outbound-event.ts';
import type { SigningWebhook } from '../domain/webhook.ts';
import type { EventLogReader } from '../ports/event-log-reader.ts';
import type { DeliveryStore } from '../ports/webhooks.ts';

export interface PlanRoundPorts {
  readonly webhooks: DeliveryStore;
  readonly log: EventLogReader;
}

/** A webhook whose subscription is active, with what that may see. */
export interface ServedWebhook extends SigningWebhook {
  readonly scopes: readonly string[];
}

export interface LoggedPending extends PendingEvent {
  readonly seq: number;
}

/** A part of the log. */
export interface LogPart {
  readonly of: 'live' | 'replay';
  readonly events: readonly LoggedPending[];
  /** Where the log was read to, whether its events are wanted or not. */
  readonly end: number;
  readonly isFull: boolean;
}

/** What one round is to send: retries first, then a part of the log. */
export interface RoundPlan {
  readonly retries: readonly Retry[];
  /** When the first of the other retries is due. */
  readonly nextRetryAt: number | undefined;
  readonly part: LogPart | undefined;
  /** As it is before the part. */
  readonly cursor: Position;
  readonly replay: Replay | undefined;
}

/** Events of the log in one round: with the retries they fit one transaction, whatever fails. */
const EVENTS_PER_ROUND = 60;
const RETRIES_PER_ROUND = 15;
const BEYOND_ANY_SEQ = 999_999_999_999_999;

/** Finds what is to be sent now. A test is sent however the receiver does: somebody is waiting for it. */
export async function planRound(
  webhook: ServedWebhook,
  gate: Gate,
  now: number,
  ports: PlanRoundPorts,
): Promise<RoundPlan> {
  const { state, webhookId } = webhook;
  const isShut = gate.kind === 'shut';
  const [pending, live] = await Promise.all([
    ports.webhooks.pending(webhookId, RETRIES_PER_ROUND + 1),
    isShut ? undefined : liveEvents(webhook, ports.log),
  ]);
  const due = pending.retries.filter((retry) => {
    return sendAt(retry, state) <= now && (!isShut || retry.event.type === 'webhook.test');
  });
  const retries = due.slice(0, RETRIES_PER_ROUND);
  const others = pending.retries.filter((retry) => !retries.includes(retry)).map((retry) => sendAt(retry, state));
  const nextRetryAt = others.length === 0 ? undefined : Math.min(...others);
  const { replay } = pending;
  const cursor = live?.cursor ?? state.cursor;
  const isReplayed = live !== undefined && live.part.end === cursor.seq && replay !== undefined;
  const part = isReplayed ? await replayedEvents(webhook, replay, ports.log) : live?.part;
  return { retries, nextRetryAt, part, cursor, replay };
}

async function liveEvents(
  webhook: ServedWebhook,
  log: EventLogReader,
): Promise<{ readonly cursor: Position; readonly part: LogPart }> {
  const { practiceId, state } = webhook;
  const range = { toSeq: BEYOND_ANY_SEQ, limit: EVENTS_PER_ROUND };
  const [head, events] = await Promise.all([
    log.head(practiceId),
    log.read(practiceId, state.cursor.epoch, { afterSeq: state.cursor.seq, ...range }),
  ]);
  if (head === undefined || head.epoch === state.cursor.epoch) {
    return { cursor: state.cursor, part: partOf('live', webhook, state.cursor, events) };
  }
  // The log has begun anew.
  const cursor = { epoch: head.epoch, seq: 0 };
  return {
    cursor,
    part: partOf('live', webhook, cursor, await log.read(practiceId, head.epoch, { afterSeq: 0, ...range })),
  };
}

async function replayedEvents(
  webhook: ServedWebhook,
  { epoch, after, until }: Replay,
  log: EventLogReader,
): Promise<LogPart> {
  const range = { afterSeq: after, toSeq: until, limit: EVENTS_PER_ROUND };
  const events = await log.read(webhook.practiceId, epoch, range);
  const part = partOf('replay', webhook, { epoch, seq: after }, events);
  return part.isFull ? part : { ...part, end: until };
}

function partOf(
  of: LogPart['of'],
  { eventTypes, scopes }: ServedWebhook,
  from: Position,
  logged: readonly LoggedEvent[],
): LogPart {
  const events = logged
    .filter(({ event }) => isWanted(event, { eventTypes }, scopes))
    .map((event) => ({ seq: event.seq, event: outboundEventOf(from.epoch, event), attempt: 1 }));
  return { of, events, end: logged.at(-1)?.seq ?? from.seq, isFull: logged.length === EVENTS_PER_ROUND };
}
