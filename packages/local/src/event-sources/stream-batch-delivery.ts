import type { InvocationResult, StreamSourceModel } from '@frontdesk/service-model/service-model';
import { readBatchOutcome } from './batch-item-failures.ts';
import type { EventSourceTarget } from './event-source.ts';
import type { InterruptibleWait } from './interruptible-wait.ts';
import type { StreamRecord } from './stream-record.ts';

/** Why records are given up, in the words of the message that the failure destination gets. */
export type DiscardCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface Discarded {
  records: StreamRecord[];
  condition: DiscardCondition;
  invokeCount: number;
}

export interface StreamBatchDelivery extends EventSourceTarget {
  source: StreamSourceModel;
  waits: InterruptibleWait;
  firstRetryMilliseconds: number;
  /** Awaited before the shard goes on. */
  onDiscard(discarded: Discarded): Promise<void>;
}

const longestRetryMilliseconds = 5000;
const streamRetentionSeconds = 24 * 60 * 60;
/** DynamoDB Local rounds the time of a change down to the minute: without this a fresh change could pass for an old one. */
const clockGranularitySeconds = 60;

/** Delivers one batch of one shard and resolves when the shard may go on: every record was accepted or given up.
 *  Resolves to the last sequence number that is done; when stopped in between, the rest is not.
 *  - A partial failure goes on from the lowest failed sequence number.
 *  - Bisecting halves a failed batch without using up retries; so do not throttles, which never reach the function.
 *  https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
 *  https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html */
export async function deliverStreamBatch(
  delivery: StreamBatchDelivery,
  batch: readonly StreamRecord[],
): Promise<string | undefined> {
  // The halves of a bisected batch wait here, the older ones last.
  const pending: StreamRecord[][] = [[...batch]];
  let done: string | undefined;
  let retries = 0;
  let invokeCount = 0;
  let pause = delivery.firstRetryMilliseconds;
  for (let records = pending.pop(); records !== undefined; records = pending.pop()) {
    const { expired, fresh } = splitByAge(records, delivery.source);
    if (expired.length > 0) {
      await delivery.onDiscard({ records: expired, condition: 'RecordAgeExceeded', invokeCount });
      done = lastOf(expired);
    }
    if (fresh.length === 0) continue;
    const result = await delivery.invoke(delivery.function.name, { Records: fresh });
    const failedFrom = findFirstFailure(result, fresh, delivery.source);
    const throttled = !result.ok && result.kind === 'throttled';
    if (!throttled) invokeCount += 1;
    if (failedFrom > 0) done = lastOf(fresh.slice(0, failedFrom));
    const rest = fresh.slice(failedFrom);
    if (rest.length === 0) {
      // The next half starts with its own retries.
      retries = 0;
      invokeCount = 0;
      pause = delivery.firstRetryMilliseconds;
      continue;
    }
    delivery.onProblem?.(
      `${delivery.function.name}: ${rest.length} of ${batch.length} stream records failed: ${describe(result)}`,
    );
    const exhausted = delivery.source.maximumRetryAttempts !== -1 && retries >= delivery.source.maximumRetryAttempts;
    if (throttled) {
      pending.push(rest);
    } else if (delivery.source.bisectBatchOnError && failedFrom === 0 && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      pending.push(rest.slice(middle), rest.slice(0, middle));
    } else if (delivery.source.bisectBatchOnError && failedFrom > 0) {
      // A batch that is bisected is split where the function says that it failed.
      pending.push(rest);
    } else if (exhausted) {
      await delivery.onDiscard({ records: rest, condition: 'RetryAttemptsExhausted', invokeCount });
      done = lastOf(rest);
      retries = 0;
      invokeCount = 0;
      continue;
    } else {
      retries += 1;
      pending.push(rest);
    }
    await delivery.waits.wait(pause);
    pause = Math.min(pause * 2, longestRetryMilliseconds);
    if (delivery.waits.stopped) return done;
  }
  return done;
}

/** The position of the first record the function did not accept; the number of records when it took all. */
function findFirstFailure(result: InvocationResult, records: StreamRecord[], source: StreamSourceModel): number {
  if (!result.ok) return 0;
  if (!source.reportBatchItemFailures) return records.length;
  const outcome = readBatchOutcome(result.payload, new Set(records.map(sequenceNumberOf)));
  if (outcome.kind === 'failed') return 0;
  if (outcome.kind === 'succeeded') return records.length;
  return records.findIndex((record) => outcome.failedIds.has(sequenceNumberOf(record)));
}

function splitByAge(
  records: StreamRecord[],
  { maximumRecordAgeSeconds: limit }: StreamSourceModel,
): { expired: StreamRecord[]; fresh: StreamRecord[] } {
  const maximumAgeSeconds = (limit === -1 ? streamRetentionSeconds : limit) + clockGranularitySeconds;
  const oldest = Date.now() / 1000 - maximumAgeSeconds;
  const firstFresh = records.findIndex((record) => record.dynamodb.ApproximateCreationDateTime >= oldest);
  const split = firstFresh === -1 ? records.length : firstFresh;
  return { expired: records.slice(0, split), fresh: records.slice(split) };
}

function describe(result: InvocationResult): string {
  return result.ok ? 'reported by the function' : `${result.kind} (${result.errorType})`;
}

function lastOf(records: readonly StreamRecord[]): string | undefined {
  const last = records.at(-1);
  return last && sequenceNumberOf(last);
}

function sequenceNumberOf(record: StreamRecord): string {
  return record.dynamodb.SequenceNumber;
}
