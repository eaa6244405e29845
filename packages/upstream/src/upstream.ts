import type { UpstreamPolicy } from '@frontdesk/contracts/upstream-policies';
import type { Clock } from '@frontdesk/core/clock';
import type { Metrics } from '@frontdesk/core/metrics';
import {
  type BulkheadPolicy,
  BulkheadRejectedError,
  bulkhead,
  DelegateBackoff,
  handleWhenResult,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
} from 'cockatiel';
import type { Health, SharedCircuit } from './shared-circuit.ts';
import type { SharedPlaces } from './shared-places.ts';

/** Kept of the deadline for what follows an attempt: its circuit may have to be written. */
const RESERVE_MILLISECONDS = 500;
/** An attempt with less time than this is not begun: it may be charged for and not answered. */
const LEAST_ATTEMPT_MILLISECONDS = 1_000;

/** What one attempt came to. */
export interface Attempt<Answer> {
  readonly answer: Answer;
  readonly health: Health;
  /** Whether it may be sent again within the call: true only when the upstream has surely not done, nor charged, what was asked. */
  readonly repeatable: boolean;
  /** The upstream's Retry-After. */
  readonly retryAfterSeconds?: number;
}

/** Why a call ended without an attempt's answer. */
export type Shortfall =
  | { readonly reason: 'circuit-open'; readonly retryAfterSeconds: number }
  | { readonly reason: 'bulkhead-full' | 'timeout' };

export type UpstreamOutcome<Answer> =
  | { readonly kind: 'answered'; readonly attempt: Attempt<Answer> }
  | { readonly kind: 'unanswered'; readonly shortfall: Shortfall };

export interface UpstreamCall<Answer> {
  /** Whose circuit and bulkhead it is. */
  readonly upstream: string;
  /** Epoch milliseconds at which the caller must have its outcome. */
  readonly deadline: number;
  /** Whether the call needs one of the places that all containers share. */
  readonly needsPlace?: boolean;
  /** One attempt. Must not reject but when `signal` aborts, and then must have ended its connection. */
  send(signal: AbortSignal): Promise<Attempt<Answer>>;
}

export interface UpstreamOptions {
  readonly policy: UpstreamPolicy;
  readonly circuit: SharedCircuit;
  readonly places?: SharedPlaces;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Uniform in [0, 1). */
  readonly random?: () => number;
}

/** Calls another company's service under the backend policies of its contract: from the outside deadline, retry, bulkhead, circuit,
 *  place, timeout. One per container, for all upstreams of the same policy. */
export class Upstream {
  readonly #options: UpstreamOptions;
  readonly #bulkheads = new Map<string, BulkheadPolicy>();

  constructor(options: UpstreamOptions) {
    this.#options = options;
  }

  /** Never rejects for what the upstream does. */
  async call<Answer>(call: UpstreamCall<Answer>): Promise<UpstreamOutcome<Answer>> {
    if (!this.#hasTime(call)) return unanswered({ reason: 'timeout' });
    // An attempt ends earlier by itself: this ends the wait for a place in the bulkhead, and for a circuit.
    const whole = timeout(call.deadline - this.#options.clock.now(), TimeoutStrategy.Aggressive);
    try {
      return await whole.execute(({ signal }) => this.#withRetries(call, signal));
    } catch (error) {
      if (error instanceof TaskCancelledError) return unanswered({ reason: 'timeout' });
      throw error;
    }
  }

  #withRetries<Answer>(call: UpstreamCall<Answer>, signal: AbortSignal): Promise<UpstreamOutcome<Answer>> {
    const { policy, random = Math.random } = this.#options;
    // A wait that would not leave time for the attempt is not begun: what the last attempt said is worth more.
    const waitBefore = (attempt: number, outcome: UpstreamOutcome<Answer>): number | undefined => {
      if (outcome.kind === 'unanswered' || !outcome.attempt.repeatable) return undefined;
      const asked = (outcome.attempt.retryAfterSeconds ?? 0) * 1000;
      const wait = asked + random() * policy.backoffMilliseconds * 2 ** (attempt - 1);
      return wait + LEAST_ATTEMPT_MILLISECONDS <= this.#millisecondsLeft(call) ? wait : undefined;
    };
    let sent = 0;
    let wait: number | undefined;
    const again = handleWhenResult((outcome) => {
      wait = sent < policy.attempts ? waitBefore(sent, outcome as UpstreamOutcome<Answer>) : undefined;
      return wait !== undefined;
    });
    const retries = retry(again, { maxAttempts: policy.attempts - 1, backoff: new DelegateBackoff(() => wait ?? 0) });
    return retries.execute(() => {
      sent += 1;
      return this.#inBulkhead(call, signal);
    }, signal);
  }

  async #inBulkhead<Answer>(call: UpstreamCall<Answer>, signal: AbortSignal): Promise<UpstreamOutcome<Answer>> {
    try {
      return await this.#bulkheadOf(call.upstream).execute(() => this.#underCircuit(call, signal), signal);
    } catch (error) {
      if (!(error instanceof BulkheadRejectedError)) throw error;
      this.#options.metrics.record('BulkheadRefusals');
      return unanswered({ reason: 'bulkhead-full' });
    }
  }

  async #underCircuit<Answer>(call: UpstreamCall<Answer>, signal: AbortSignal): Promise<UpstreamOutcome<Answer>> {
    const { circuit, metrics, clock } = this.#options;
    if (!this.#hasTime(call)) return unanswered({ reason: 'timeout' });
    const admission = await circuit.admit(call.upstream);
    if (admission.kind === 'refused') {
      return unanswered({ reason: 'circuit-open', retryAfterSeconds: admission.retryAfterSeconds });
    }
    const free = await this.#place(call);
    if (free === undefined) {
      // Of a probe too: the next one goes when its time is over.
      await admission.report('unknown');
      metrics.record('BulkheadRefusals');
      return unanswered({ reason: 'bulkhead-full' });
    }
    const startedAt = clock.now();
    metrics.record('UpstreamCalls');
    const outcome = await this.#inTime(call, signal);
    metrics.record('UpstreamLatency', clock.now() - startedAt);
    const health = outcome.kind === 'answered' ? outcome.attempt.health : this.#healthAfter(clock.now() - startedAt);
    if (health === 'sick') metrics.record('UpstreamFailures');
    const retryAfterSeconds = outcome.kind === 'answered' ? outcome.attempt.retryAfterSeconds : undefined;
    await Promise.all([free(), admission.report(health, retryAfterSeconds)]);
    return outcome;
  }

  #place({ upstream, deadline, needsPlace = false }: UpstreamCall<unknown>): ReturnType<SharedPlaces['take']> {
    const { places } = this.#options;
    return needsPlace && places !== undefined ? places.take(upstream, deadline) : Promise.resolve(async () => {});
  }

  /** An attempt that runs out of time is not repeated: the upstream may be about to answer, and to charge for it. */
  async #inTime<Answer>(call: UpstreamCall<Answer>, signal: AbortSignal): Promise<UpstreamOutcome<Answer>> {
    const longest = Math.min(this.#options.policy.timeoutSeconds * 1000, this.#millisecondsLeft(call));
    const attempt = timeout(longest, TimeoutStrategy.Aggressive);
    let stopped: AbortSignal | undefined;
    try {
      const send = (context: { signal: AbortSignal }): Promise<Attempt<Answer>> => {
        stopped = context.signal;
        return call.send(context.signal);
      };
      return { kind: 'answered', attempt: await attempt.execute(send, signal) };
    } catch (error) {
      // Whichever comes first: the policy's own error, or that of the connection that it has ended.
      if (error instanceof TaskCancelledError || stopped?.aborted) return unanswered({ reason: 'timeout' });
      throw error;
    }
  }

  /** Without an answer for so long. Of an attempt whose deadline was near nobody knows what the upstream would have done. */
  #healthAfter(milliseconds: number): Health {
    return milliseconds * 2 >= this.#options.policy.timeoutSeconds * 1000 ? 'sick' : 'unknown';
  }

  #bulkheadOf(upstream: string): BulkheadPolicy {
    const { calls, waiting } = this.#options.policy.bulkhead;
    const existing = this.#bulkheads.get(upstream) ?? bulkhead(calls, waiting);
    this.#bulkheads.set(upstream, existing);
    return existing;
  }

  #hasTime(call: UpstreamCall<unknown>): boolean {
    return this.#millisecondsLeft(call) >= LEAST_ATTEMPT_MILLISECONDS;
  }

  #millisecondsLeft({ deadline }: UpstreamCall<unknown>): number {
    return deadline - RESERVE_MILLISECONDS - this.#options.clock.now();
  }
}

function unanswered<Answer>(shortfall: Shortfall): UpstreamOutcome<Answer> {
  return { kind: 'unanswered', shortfall };
}
