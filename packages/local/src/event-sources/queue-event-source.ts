import type { InvocationResult, QueueSourceModel } from '@frontdesk/service-model/service-model';
import { localQueueUrl } from '../sqs/queue-address.ts';
import { type BatchOutcome, readBatchOutcome } from './batch-item-failures.ts';
import { defaultGatherMilliseconds, type EventSource, type EventSourceTarget } from './event-source.ts';
import { InterruptibleWait } from './interruptible-wait.ts';
import { JsonService } from './json-service.ts';
import { type ReceivedMessage, toQueueRecord } from './queue-record.ts';
import { assertQueueFits } from './queue-source-rules.ts';

export interface QueueEventSourceOptions extends EventSourceTarget {
  /** Where the local SQS listens. */
  sqsEndpoint: string;
  source: QueueSourceModel;
}

/** Lambda scales to hundreds of concurrent batches; on one machine these are plenty. */
const defaultConcurrency = 10;
/** The local SQS answers a long poll the moment a message arrives, so its length decides only how many polls an idle
 *  queue costs and how long a stop waits for the poll under way: one that is cut off would take the next message with it. */
const pollSeconds = { busy: 0.3, idle: 2 };
const busyForMilliseconds = 5000;
const receiveLimit = 10;
const throttleRetry = { firstMilliseconds: 200, longestMilliseconds: 5000 };
const outageRetryMilliseconds = 1000;

/** Invokes a function with the messages of a queue, as Lambda's SQS event source mapping does: what succeeds is
 *  deleted; what fails stays invisible until its visibility timeout and comes again, until the queue's own redrive
 *  policy moves it to the dead-letter queue. FIFO order within a group is the queue's: it gives out no message of a
 *  group while another is in flight.
 *  https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function createQueueEventSource(options: QueueEventSourceOptions): EventSource {
  const { source, function: target, sqsEndpoint } = options;
  // As messages do on AWS while a poll is on its way.
  const { gatherMilliseconds = defaultGatherMilliseconds } = options;
  const queueUrl = localQueueUrl(sqsEndpoint, source.queueArn);
  const running = new Set<Promise<void>>();
  let service: JsonService | undefined;
  let waits = new InterruptibleWait();
  let reading: Promise<void> = Promise.resolve();
  let busyUntil = 0;

  async function readUntilStopped(sqs: JsonService): Promise<void> {
    while (!waits.stopped) {
      if (running.size >= (source.maximumConcurrency ?? defaultConcurrency)) {
        await Promise.race(running);
        continue;
      }
      try {
        const messages = await receiveBatch(sqs);
        if (messages.length === 0) continue;
        const batch = processBatch(sqs, messages).catch(reportOutage);
        running.add(batch);
        void batch.then(() => running.delete(batch));
        if (messages.length < source.batchSize) await waits.wait(gatherMilliseconds);
      } catch (error) {
        reportOutage(error);
        await waits.wait(outageRetryMilliseconds);
      }
    }
  }

  /** Up to `batchSize` messages: what one poll gives or, with a batching window, what arrives within it. */
  async function receiveBatch(sqs: JsonService): Promise<ReceivedMessage[]> {
    const messages = await receive(sqs, source.batchSize, Date.now() < busyUntil ? pollSeconds.busy : pollSeconds.idle);
    if (messages.length > 0) busyUntil = Date.now() + busyForMilliseconds;
    const windowEnd = Date.now() + source.maximumBatchingWindowSeconds * 1000;
    while (messages.length > 0 && messages.length < source.batchSize && !waits.stopped) {
      const secondsLeft = (windowEnd - Date.now()) / 1000;
      if (secondsLeft <= 0) break;
      messages.push(
        ...(await receive(sqs, source.batchSize - messages.length, Math.min(secondsLeft, pollSeconds.busy))),
      );
    }
    return messages;
  }

  async function receive(sqs: JsonService, limit: number, waitSeconds: number): Promise<ReceivedMessage[]> {
    const { Messages = [] } = await sqs.ask<{ Messages?: ReceivedMessage[] }>('ReceiveMessage', {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(limit, receiveLimit),
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return Messages;
  }

  async function processBatch(sqs: JsonService, messages: ReceivedMessage[]): Promise<void> {
    const records = messages.map((message) => toQueueRecord(message, source.queueArn));
    const result = await invokeUnlessThrottled({ Records: records });
    const ids = new Set(records.map(({ messageId }) => messageId));
    const outcome = outcomeOf(result, ids);
    if (outcome.kind === 'failed') {
      options.onProblem?.(
        `${target.name}: a batch of ${records.length} messages returns to the queue: ${outcome.reason}`,
      );
      // A function that was ended by the stop has not failed: the next start need not wait for the visibility timeout.
      if (waits.stopped) await releaseMessages(sqs, records);
      return;
    }
    const failedIds = outcome.kind === 'partly-failed' ? outcome.failedIds : new Set<string>();
    if (failedIds.size > 0) {
      options.onProblem?.(`${target.name}: ${failedIds.size} of ${records.length} messages return to the queue`);
    }
    await deleteMessages(
      sqs,
      records.filter(({ messageId }) => !failedIds.has(messageId)),
    );
  }

  function outcomeOf(result: InvocationResult, ids: ReadonlySet<string>): BatchOutcome {
    if (!result.ok) return { kind: 'failed', reason: `${result.kind} (${result.errorType})` };
    return source.reportBatchItemFailures ? readBatchOutcome(result.payload, ids) : { kind: 'succeeded' };
  }

  /** A throttled batch is tried again until its messages are visible again to others anyway. */
  async function invokeUnlessThrottled(event: unknown): Promise<InvocationResult> {
    const deadline = Date.now() + target.timeoutSeconds * 1000;
    let pause = throttleRetry.firstMilliseconds;
    for (;;) {
      const result = await options.invoke(target.name, event);
      if (result.ok || result.kind !== 'throttled' || waits.stopped || Date.now() + pause > deadline) return result;
      await waits.wait(pause);
      pause = Math.min(pause * 2, throttleRetry.longestMilliseconds);
    }
  }

  async function deleteMessages(
    sqs: JsonService,
    records: { messageId: string; receiptHandle: string }[],
  ): Promise<void> {
    for (const Entries of entriesOf(records)) {
      await sqs.ask('DeleteMessageBatch', { QueueUrl: queueUrl, Entries });
    }
  }

  async function releaseMessages(
    sqs: JsonService,
    records: { messageId: string; receiptHandle: string }[],
  ): Promise<void> {
    for (const entries of entriesOf(records)) {
      const Entries = entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 }));
      await sqs.ask('ChangeMessageVisibilityBatch', { QueueUrl: queueUrl, Entries });
    }
  }

  function reportOutage(error: unknown): void {
    if (!waits.stopped) options.onProblem?.(`${target.name}: the queue cannot be read: ${errorName(error)}`);
  }

  return {
    start: async () => {
      const sqs = new JsonService('sqs', sqsEndpoint);
      service = sqs;
      waits = new InterruptibleWait();
      busyUntil = Date.now() + busyForMilliseconds;
      const { Attributes } = await sqs.ask<{ Attributes: { VisibilityTimeout: string } }>('GetQueueAttributes', {
        QueueUrl: queueUrl,
        AttributeNames: ['VisibilityTimeout'],
      });
      assertQueueFits(source, target, Number(Attributes.VisibilityTimeout));
      reading = readUntilStopped(sqs);
    },
    stop: async () => {
      waits.stop();
      await reading;
      await Promise.all(running);
      service?.close();
    },
    // A long poll needs no nudge.
    nudge: () => undefined,
  };
}

/** A batch request's entries, ten at most in each. */
function entriesOf(records: readonly { receiptHandle: string }[]): { Id: string; ReceiptHandle: string }[][] {
  const batches: { Id: string; ReceiptHandle: string }[][] = [];
  for (let start = 0; start < records.length; start += receiveLimit) {
    const batch = records.slice(start, start + receiveLimit);
    batches.push(batch.map(({ receiptHandle }, position) => ({ Id: String(position), ReceiptHandle: receiptHandle })));
  }
  return batches;
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}
