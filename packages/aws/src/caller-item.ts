import { Phi } from '@frontdesk/core/phi';
import { type Item, numberOf, textOf } from './item-attributes.ts';

/** Which call it is: Amazon Connect's contact, and the practice that it belongs to. */
export interface CallOfCaller {
  readonly practiceId: string;
  readonly callId: string;
}

/** How long it is kept: whoever was missed in the evening is called back in the morning. */
const KEPT_SECONDS = 86_400;

/** Primary key of an item of the callers table, which the webhook writes and the search for patients reads. */
export function callerItemKey({ practiceId, callId }: CallOfCaller): Item {
  return { ownerKey: { S: `${practiceId}#${callId}` } };
}

/** Who called: the number and nothing else, for a day from `now` (epoch milliseconds). */
export function callerItem(call: CallOfCaller, number: Phi<string>, now: number): Item {
  const expiresAt = Math.floor(now / 1000) + KEPT_SECONDS;
  return { ...callerItemKey(call), number: { S: number.reveal() }, expiresAt: { N: String(expiresAt) } };
}

/** The number; undefined when its day is over. TTL deletes up to days late. */
export function callerNumberFrom(item: Item, now: number): Phi<string> | undefined {
  return numberOf(item, 'expiresAt') * 1000 > now ? new Phi(textOf(item, 'number')) : undefined;
}
