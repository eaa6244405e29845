import type { InvocationResult, QueueSourceModel } from '@frontdesk/service-model/service-model';
import { localQueueArn } from '../sqs/queue-address.ts';
import type { QueueRecord } from './queue-record.ts';
import { succeeded } from './recording-function.fixture.ts';

export function queueSource(name: string, overrides: Partial<QueueSourceModel> = {}): QueueSourceModel {
  return {
    queueArn: localQueueArn(name),
    batchSize: 10,
    maximumBatchingWindowSeconds: 0,
    reportBatchItemFailures: false,
    ...overrides,
  };
}

/** An answer that reports the message with this body as failed the first time it comes. */
export function failFirstTime(body: string) {
  let failed = false;
  return (batch: QueueRecord[]): InvocationResult => {
    const record = batch.find((candidate) => candidate.body === body);
    if (record === undefined || failed) return succeeded;
    failed = true;
    return { ok: true, payload: { batchItemFailures: [{ itemIdentifier: record.messageId }] } };
  };
}
