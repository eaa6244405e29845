/** What a function's answer says about its batch. */
export type BatchOutcome =
  | { kind: 'succeeded' }
  | { kind: 'partly-failed'; failedIds: ReadonlySet<string> }
  | { kind: 'failed'; reason: string };

/** Reads the answer of a function that reports batch item failures (`ReportBatchItemFailures`).
 *  Success: null, {}, an empty or null list. The whole batch fails on anything Lambda cannot read: an answer that is no
 *  object, an identifier that is empty, null or not of this batch, or under another key.
 *  https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 *  https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html */
export function readBatchOutcome(payload: unknown, batchIds: ReadonlySet<string>): BatchOutcome {
  if (payload === null || payload === undefined || payload === '') return { kind: 'succeeded' };
  if (typeof payload !== 'object') return failed('the answer is not a JSON object');
  const failures = 'batchItemFailures' in payload ? payload.batchItemFailures : undefined;
  if (failures === undefined || failures === null) return { kind: 'succeeded' };
  if (!Array.isArray(failures)) return failed('batchItemFailures is not a list');
  const failedIds = new Set<string>();
  for (const failure of failures as unknown[]) {
    const id = failure instanceof Object && 'itemIdentifier' in failure ? failure.itemIdentifier : undefined;
    if (typeof id !== 'string' || id === '') return failed('an itemIdentifier is missing or empty');
    if (!batchIds.has(id)) return failed('an itemIdentifier is not of this batch');
    failedIds.add(id);
  }
  return failedIds.size === 0 ? { kind: 'succeeded' } : { kind: 'partly-failed', failedIds };
}

function failed(reason: string): BatchOutcome {
  return { kind: 'failed', reason };
}
