import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import type { CallFacts } from '@frontdesk/calls/domain/call-facts';
import { statusOf } from '@frontdesk/calls/domain/call-progress';
import { type Call, type CallRecord, isCall, startKeyOf } from '../domain/call.ts';
import type { PostCallOutcome } from '../domain/post-call-outcome.ts';
import type { CallKey } from '../ports/post-call-queue.ts';
import { storedJson } from './stored-json.ts';

/** Primary key of a call. */
export function callItemKey({ practiceId, id }: CallKey): Item {
  return { ownerKey: { S: `${practiceId}#${id}` }, item: { S: 'CALL' } };
}

/** A call as it is stored. What nothing searches for is kept as JSON. One that was only named is in no list. */
export function callItem(record: CallRecord): Item {
  return {
    ...callItemKey(record),
    practiceId: { S: record.practiceId },
    callId: { S: record.id },
    ...(isCall(record) && {
      startKey: { S: startKeyOf(record) },
      status: { S: statusOf(record.facts) },
      facts: { S: JSON.stringify(record.facts) },
    }),
    ...(record.outcome !== undefined && { outcome: { S: JSON.stringify(record.outcome) } }),
    ...(record.chainId !== undefined && { chainId: { S: record.chainId } }),
    version: { N: String(record.version) },
  };
}

/** The record that an item holds. Throws for an item that is none. */
export function callRecordFrom(item: Item): CallRecord {
  const { facts, outcome, chainId } = item;
  return {
    id: textOf(item, 'callId'),
    practiceId: textOf(item, 'practiceId'),
    ...(facts?.S !== undefined && { facts: storedJson<CallFacts>(facts.S) }),
    ...(outcome?.S !== undefined && { outcome: storedJson<PostCallOutcome>(outcome.S) }),
    ...(chainId?.S !== undefined && { chainId: chainId.S }),
    version: numberOf(item, 'version'),
  };
}

/** The call that an item holds. Throws for an item that is none. */
export function callFrom(item: Item): Call {
  const record = callRecordFrom(item);
  if (!isCall(record)) throw new TypeError('An item of the calls table is a call without facts.');
  return record;
}
