import type { Circuit } from '@frontdesk/core/circuit';
import type { Clock } from '@frontdesk/core/clock';
import type { Metrics } from '@frontdesk/core/metrics';
import { type AttemptRecord, isTaken, type PendingEvent, type Retry, type SendResult } from '../domain/attempt.ts';
import { afterAttempt, gateOf } from '../domain/delivery-state.ts';
import { nextAttemptAt } from '../domain/retry-schedule.ts';
import type { DeliveryState, SigningWebhook } from '../domain/webhook.ts';
import { signaturesOf, signingSecrets } from '../domain/webhook-secrets.ts';
import type { Receiver } from '../ports/receiver.ts';

export interface SendInTurnPorts {
  readonly receiver: Receiver;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

export interface SendInTurn {
  readonly jobs: readonly PendingEvent[];
  /** Epoch milliseconds after which no attempt begins. */
  readonly lastStart: number;
  /** Present: the first job is sent and no other, and judged as a probe of this circuit. */
  readonly probed: Circuit | undefined;
}

/** What was sent: the first `started` of the jobs. */
export interface Sent {
  readonly state: DeliveryState;
  readonly started: number;
  readonly attempts: readonly AttemptRecord[];
  /** To be sent again. */
  readonly retries: readonly Retry[];
}

/** Sends events in their order, as many at once as the receiver takes well, until one says that nothing more may be sent now. */
export async function sendInTurn(webhook: SigningWebhook, asked: SendInTurn, ports: SendInTurnPorts): Promise<Sent> {
  const { jobs, lastStart, probed } = asked;
  const attempts: AttemptRecord[] = [];
  const retries: Retry[] = [];
  const running = new Set<Promise<void>>();
  let { state } = webhook;
  let started = 0;

  const send = async (job: PendingEvent): Promise<void> => {
    const at = ports.clock.now();
    const result = await sendOnce(webhook, job, at, ports);
    const now = ports.clock.now();
    state = afterAttempt(state, result, now, probed);
    const timing = { at, now, random: ports.random };
    const retry = state.disabled === undefined ? retryAfter(job, result, timing) : undefined;
    if (retry !== undefined) retries.push(retry);
    attempts.push(recordOf(job, result, at, retry?.dueAt));
    count(job, result, webhook.state, now, ports.metrics);
  };
  const maySend = (): boolean => {
    if (started >= jobs.length || ports.clock.now() >= lastStart) return false;
    if (probed !== undefined) return started === 0;
    return running.size < state.width && gateOf(state, ports.clock.now()).kind === 'open';
  };

  for (;;) {
    while (maySend()) {
      const job = jobs[started] as PendingEvent;
      started += 1;
      const attempt = send(job).finally(() => running.delete(attempt));
      running.add(attempt);
    }
    if (running.size === 0) return { state, started, attempts, retries };
    await Promise.race(running);
  }
}

async function sendOnce(
  { url, secrets }: SigningWebhook,
  { event }: PendingEvent,
  now: number,
  { receiver }: SendInTurnPorts,
): Promise<SendResult> {
  const { id, body } = event;
  const timestampSeconds = Math.floor(now / 1000);
  return receiver.send({
    url,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestampSeconds),
      'webhook-signature': signaturesOf({ id, timestampSeconds, body }, signingSecrets(secrets, now)),
    },
    body,
  });
}

/** How an event is sent again; undefined: it was taken, or is given up. Somebody waits for a test, and makes another one. An attempt that was
 *  brought forward because an outage was over takes none of the schedule's. */
function retryAfter(
  job: PendingEvent & { readonly dueAt?: number },
  result: SendResult,
  { at, now, random }: { readonly at: number; readonly now: number; readonly random: () => number },
): Retry | undefined {
  const { event, attempt, dueAt = 0 } = job;
  if (isTaken(result) || event.type === 'webhook.test') return undefined;
  // A millisecond tells it from the retry that it takes the place of.
  if (dueAt > at) return { event, attempt, dueAt: Math.max(dueAt, now) + 1, failedAt: now };
  const { retryAfterSeconds } = result;
  const nextAt = nextAttemptAt(attempt, now, { random, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) });
  return nextAt === undefined ? undefined : { event, attempt: attempt + 1, dueAt: nextAt, failedAt: now };
}

function recordOf(
  { event: { id, type, seq }, attempt }: PendingEvent,
  result: SendResult,
  at: number,
  nextAttemptAt: number | undefined,
): AttemptRecord {
  const { status, error, milliseconds } = result;
  return {
    eventId: id,
    type,
    ...(seq !== undefined && { seq }),
    attempt,
    at,
    outcome: isTaken(result) ? 'delivered' : nextAttemptAt === undefined ? 'failed' : 'retrying',
    ...(status !== undefined && { httpStatus: status }),
    ...(error !== undefined && { error }),
    milliseconds,
    ...(nextAttemptAt !== undefined && { nextAttemptAt }),
  };
}

function count(
  { event, attempt }: PendingEvent,
  result: SendResult,
  before: DeliveryState,
  now: number,
  metrics: Metrics,
): void {
  metrics.record('WebhookAttempts');
  if (!isTaken(result)) metrics.record('WebhookFailures');
  // What a receiver's own trouble delays says nothing about ours.
  else if (attempt === 1 && before.failingSince === undefined) metrics.record('WebhookLag', now - event.since);
}
