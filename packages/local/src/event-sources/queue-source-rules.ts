import type { FunctionModel, QueueSourceModel } from '@frontdesk/service-model/service-model';

/** Refuses what Lambda refuses when such an event source mapping is created, so that it shows up before a deployment.
 *  https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 *  https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export function assertQueueFits(
  source: QueueSourceModel,
  target: FunctionModel,
  visibilityTimeoutSeconds: number,
): void {
  const problem = findProblem(source, target, visibilityTimeoutSeconds);
  if (problem !== undefined) throw new Error(`${source.queueArn} cannot invoke ${target.name}: ${problem}`);
}

function findProblem(
  source: QueueSourceModel,
  target: FunctionModel,
  visibilityTimeoutSeconds: number,
): string | undefined {
  const isFifo = source.queueArn.endsWith('.fifo');
  if (visibilityTimeoutSeconds < target.timeoutSeconds) {
    return `Queue visibility timeout: ${visibilityTimeoutSeconds} seconds is less than Function timeout: ${target.timeoutSeconds} seconds`;
  }
  if (isFifo && source.maximumBatchingWindowSeconds > 0) return 'a FIFO queue has no batching window';
  if (isFifo && source.batchSize > 10) return 'a batch of a FIFO queue has at most 10 messages';
  if (source.batchSize > 10 && source.maximumBatchingWindowSeconds < 1) {
    return 'a batch of more than 10 messages needs a batching window of at least 1 second';
  }
  const concurrency = source.maximumConcurrency;
  if (concurrency !== undefined && (concurrency < 2 || concurrency > 1000)) {
    return 'the maximum concurrency is between 2 and 1000';
  }
  return undefined;
}
