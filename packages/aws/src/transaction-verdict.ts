import type { AttributeValue, CancellationReason } from '@aws-sdk/client-dynamodb';
import { isTransientReason } from './transient-failure.ts';

/** A step whose condition did not hold, with the item as it stood (where the step asks for it). */
export interface Refusal {
  step: string;
  item?: Record<string, AttributeValue>;
}

/** What one cancelled attempt says. */
export type TransactionVerdict =
  /** The record stands: this write, or one with its key, was committed before. */
  | { kind: 'recorded'; record: Record<string, AttributeValue> }
  /** Conditions of steps do not hold, and nothing else was in the way. */
  | { kind: 'refused'; refusals: readonly Refusal[] }
  /** Something said "not now". `record` is the record item's own reason; `refusals` are what the other steps said, which
   *  decides nothing yet. */
  | { kind: 'contended'; record: 'free' | 'conflict' | 'unavailable'; refusals: readonly Refusal[] }
  /** Cancelled for a reason that no retry mends. */
  | { kind: 'faulty' };

/** Judges the reasons of a cancelled transaction whose first item is the idempotency record and whose further items are
 *  the steps. Reasons come one per item and are not a snapshot: DynamoDB prepares the items independently, so one may
 *  have been looked at before another transaction committed and one after. Hence, in this order:
 *
 *  1. The record exists: its transaction was committed, whatever the steps say. Decided.
 *  2. A reason that no retry mends (a validation error, an item too large): faulty.
 *  3. Anything transient, on whichever item: not decided. In particular "record: conflict, slot: condition failed" may
 *     be our own twin, which took the slot and whose record is just being written.
 *  4. Only failed conditions, the record free: refused. */
export function transactionVerdict(
  reasons: readonly CancellationReason[],
  stepNames: readonly string[],
): TransactionVerdict {
  const [record, ...steps] = reasons;
  if (record === undefined || steps.length !== stepNames.length) return { kind: 'faulty' };
  if (failedCondition(record)) {
    return record.Item === undefined ? { kind: 'faulty' } : { kind: 'recorded', record: record.Item };
  }
  const codes = reasons.map(codeOf);
  if (codes.some((code) => code !== 'None' && code !== 'ConditionalCheckFailed' && !isTransientReason(code))) {
    return { kind: 'faulty' };
  }
  const refusals = stepNames.flatMap((step, index) => {
    const reason = steps[index];
    if (reason === undefined || !failedCondition(reason)) return [];
    return [{ step, ...(reason.Item !== undefined && { item: reason.Item }) }];
  });
  if (codes.some(isTransientReason)) return { kind: 'contended', record: recordState(codeOf(record)), refusals };
  return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'faulty' };
}

/** The reasons as text without the items, which hold patients' data: `None, ConditionalCheckFailed`. */
export function describeReasons(reasons: readonly CancellationReason[]): string {
  return reasons.map(codeOf).join(', ');
}

function recordState(code: string): 'free' | 'conflict' | 'unavailable' {
  if (code === 'None') return 'free';
  return code === 'TransactionConflict' ? 'conflict' : 'unavailable';
}

function failedCondition(reason: CancellationReason): boolean {
  return reason.Code === 'ConditionalCheckFailed';
}

function codeOf(reason: CancellationReason): string {
  return reason.Code ?? 'None';
}
