import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { type Call, startKeyOf, statusOf } from '../domain/call.ts';
import type { CallFacts } from '../domain/call-facts.ts';
import type { PostCallOutcome } from '../domain/post-call-outcome.ts';
import type { CallKey } from '../ports/post-call-queue.ts';

/** Primary key of a call. */
export function callItemKey({ practiceId, id }: CallKey): Item {
  return { ownerKey: { S: `${practiceId}#${id}` }, item: { S: 'CALL' } };
}

/** A call as it is stored. What nothing searches for is kept as JSON. */
export function callItem(call: Call): Item {
  return {
    ...callItemKey(call),
    practiceId: { S: call.practiceId },
    startKey: { S: startKeyOf(call) },
    callId: { S: call.id },
    status: { S: statusOf(call.facts) },
    facts: { S: JSON.stringify(call.facts) },
    ...(call.outcome !== undefined && { outcome: { S: JSON.stringify(call.outcome) } }),
    version: { N: String(call.version) },
  };
}

/** The call that an item holds. Throws for an item that is none. */
export function callFrom(item: Item): Call {
  const outcome = item.outcome?.S;
  return {
    id: textOf(item, 'callId'),
    practiceId: textOf(item, 'practiceId'),
    facts: parsed<CallFacts>(textOf(item, 'facts')),
    ...(outcome !== undefined && { outcome: parsed<PostCallOutcome>(outcome) }),
    version: numberOf(item, 'version'),
  };
}

/** Written by callItem, so of this shape; JSON.parse's own error would quote the text. */
function parsed<Value>(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    throw new TypeError('An item of the calls table is not JSON where it should be.');
  }
}
