import {
  type AttributeValue,
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import { type Logger, silentLogger } from '@frontdesk/core/logger';
import { type Metrics, silentMetrics } from '@frontdesk/core/metrics';
import { endingBy } from './dynamodb-client.ts';
import { recordedAnswer, recordPut, unkeyedRecordPut } from './idempotency-record.ts';
import { Backoff } from './retry.ts';
import { containerRetryBudget, type RetryBudget } from './retry-budget.ts';
import { describeReasons, type Refusal, type TransactionVerdict, transactionVerdict } from './transaction-verdict.ts';
import { isTransientError } from './transient-failure.ts';

/** One item of the transaction. A step that asks for `ReturnValuesOnConditionCheckFailure: 'ALL_OLD'` has its item
 *  in the refusal. */
export interface WriteStep {
  name: string;
  action: TransactWriteItem;
}

export interface IdempotentWrite {
  /** Absent for operations that take no Idempotency-Key: retries within the call are still exactly once. */
  idempotency?: IdempotencyScope;
  /** The success answer, stored with the write and replayed byte for byte. */
  answer: Answer;
  steps: readonly WriteStep[];
  /** Epoch milliseconds by which write() settles. */
  deadline: number;
}

export type WriteOutcome =
  | { kind: 'written' | 'replayed'; answer: Answer }
  | { kind: 'refused'; refusals: readonly Refusal[] };

export interface IdempotentWriterOptions {
  client: DynamoDBClient;
  /** The idempotency table: partition key `scope`, TTL attribute `expiresAt`. */
  tableName: string;
  clock: Clock;
  logger?: Logger;
  metrics?: Metrics;
  /** The container's by default. */
  budget?: RetryBudget;
  /** How often a transaction is sent at most while DynamoDB does not answer or cannot take more; 6 by default. */
  mostUnanswered?: number;
  /** Uniform in [0, 1), for the jitter. */
  random?: () => number;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

const RETRY_AFTER_SECONDS = 1;
const MOST_UNANSWERED = 6;

type Contention = Extract<TransactionVerdict, { kind: 'contended' }>;
type Attempt = Exclude<TransactionVerdict, { kind: 'faulty' }> | { kind: 'written' } | { kind: 'unanswered' };

/** Writes a mutation and its answer in one TransactWriteItems: the idempotency record, then the steps. */
export class IdempotentWriter {
  readonly #options: IdempotentWriterOptions;
  readonly #logger: Logger;
  readonly #metrics: Metrics;
  readonly #budget: RetryBudget;

  constructor(options: IdempotentWriterOptions) {
    this.#options = options;
    this.#logger = options.logger ?? silentLogger;
    this.#metrics = options.metrics ?? silentMetrics;
    this.#budget = options.budget ?? containerRetryBudget;
  }

  /** Makes the change exactly once per idempotency key, or per call when there is no key.
   *  `written`: the steps are committed. `replayed`: an earlier write with this key was; here is its answer. `refused`:
   *  conditions of steps do not hold, nothing is changed or stored, the caller decides what that means. Of several
   *  refused steps at least one was so in itself: decide first on those that a fresh look at the rules may cure.
   *  Conflicts, throttling and unanswered requests are retried with full jitter until the deadline, the latter two a few times
   *  and as far as the container's budget goes, then thrown as UNAVAILABLE, or IDEMPOTENCY_IN_PROGRESS when a request with the same key was in the way to the last.
   *  Throws IDEMPOTENCY_KEY_REUSED when the key was used for another request; faults of the transaction itself as they
   *  are. See ADR-0003. */
  async write(write: IdempotentWrite): Promise<WriteOutcome> {
    const { clock, random, sleep } = this.#options;
    const backoff = new Backoff({
      deadline: write.deadline,
      clock,
      ...(random && { random }),
      ...(sleep && { sleep }),
    });
    const items = [this.#record(write), ...write.steps.map((step) => step.action)];
    const stepNames = write.steps.map((step) => step.name);
    let undecided: readonly Refusal[] = [];
    let attempt: Attempt = { kind: 'unanswered' };
    let unanswered = 0;

    for (let count = 1; clock.now() < write.deadline; count += 1) {
      attempt = await this.#attempt(items, stepNames, write.deadline);
      if (attempt.kind !== 'unanswered') this.#budget.answered(count - 1);
      if (attempt.kind === 'written') return { kind: 'written', answer: write.answer };
      if (attempt.kind === 'recorded') return settledBefore(write, attempt.record);
      if (attempt.kind === 'refused') return { kind: 'refused', refusals: attempt.refusals };
      if (attempt.kind === 'contended') {
        // The record is free now, so no twin of ours had committed when those conditions failed: they stand.
        if (attempt.record === 'free' && undecided.length > 0) return { kind: 'refused', refusals: undecided };
        if (attempt.refusals.length > 0) undecided = attempt.refusals;
      }
      if (attempt.kind === 'unanswered' || attempt.record === 'unavailable') unanswered += 1;
      if (!this.#mayRetry(attempt, unanswered)) break;
      this.#metrics.record('WriteRetries');
      this.#logger.warn('WRITE_RETRIED', { attempt: count, obstacle: obstacleOf(attempt) });
      if (!(await backoff.wait())) break;
    }
    throw new AppError(heldByTwin(write, attempt) ? 'IDEMPOTENCY_IN_PROGRESS' : 'UNAVAILABLE', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }

  /** Whether DynamoDB, which did not answer or cannot take more, is asked again. Contention is between callers of one item,
   *  passes, and needs no such limit. */
  #mayRetry(attempt: Contention | { kind: 'unanswered' }, unanswered: number): boolean {
    if (attempt.kind === 'contended' && attempt.record !== 'unavailable') return true;
    const { mostUnanswered = MOST_UNANSWERED } = this.#options;
    return unanswered < mostUnanswered && this.#budget.takeRetry();
  }

  #record(write: IdempotentWrite): TransactWriteItem {
    const { tableName, clock } = this.#options;
    if (write.idempotency === undefined) return unkeyedRecordPut(tableName, clock.now());
    return recordPut(tableName, write.idempotency, write.answer, clock.now());
  }

  /** Sends the transaction once. Every attempt is a call of its own with a ClientRequestToken of its own: that an earlier
   *  one was committed is read from the record, which lasts longer than a token and works alike everywhere. */
  async #attempt(items: TransactWriteItem[], stepNames: readonly string[], deadline: number): Promise<Attempt> {
    const { client, clock } = this.#options;
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }), endingBy(deadline, clock.now()));
      return { kind: 'written' };
    } catch (error) {
      if (error instanceof TransactionCanceledException) {
        const reasons = error.CancellationReasons ?? [];
        const verdict = transactionVerdict(reasons, stepNames);
        if (verdict.kind !== 'faulty') return verdict;
        // Not the error itself: its reasons carry the items.
        throw new Error(`The transaction was cancelled: ${describeReasons(reasons)}`);
      }
      if (isTransientError(error)) return { kind: 'unanswered' };
      throw error;
    }
  }
}

function settledBefore(write: IdempotentWrite, record: Record<string, AttributeValue>): WriteOutcome {
  if (write.idempotency === undefined) return { kind: 'written', answer: write.answer };
  const answer = recordedAnswer(record, write.idempotency.requestHash);
  if (answer === undefined) throw new AppError('IDEMPOTENCY_KEY_REUSED');
  return { kind: 'replayed', answer };
}

function heldByTwin(write: IdempotentWrite, last: Attempt): boolean {
  return write.idempotency !== undefined && last.kind === 'contended' && last.record === 'conflict';
}

function obstacleOf(attempt: Contention | { kind: 'unanswered' }): string {
  return attempt.kind === 'contended' ? `record ${attempt.record}` : 'no answer';
}
