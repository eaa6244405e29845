import type { Clock } from '@frontdesk/core/clock';
import { readApiKey } from '@frontdesk/subscriptions/domain/api-key';
import { type KeyGrant, type KeyRefusal, refusalOf } from '@frontdesk/subscriptions/domain/key-grant';
import type { KeyDirectory } from '@frontdesk/subscriptions/ports/key-directory';
import type { LookUpBound } from '../domain/look-up-bound.ts';

export interface AuthoriseKeyPorts {
  readonly keys: KeyDirectory;
  readonly bound: LookUpBound;
  readonly clock: Clock;
}

/** `malformed`: no key at all, or one with a typing error. `overloaded`: too many keys are nobody's, and this one may be too. */
export type KeyDecision =
  | { readonly kind: 'granted'; readonly grant: KeyGrant; readonly noted: Promise<void> }
  /** With whose key it was, unless nobody knows it. */
  | { readonly kind: 'refused'; readonly refusal: KeyRefusal; readonly grant?: KeyGrant }
  | { readonly kind: 'malformed' | 'overloaded' };

/** How exact the last use of a key is. */
const USE_NOTED_EVERY_MILLISECONDS = 15 * 60_000;

/** Decides over a key, with one read at most. `noted` ends when its use is noted, which is nothing that an answer depends on, and
 *  never rejects. Throws what the directory throws: without it nobody is let in. */
export async function authoriseKey(
  text: string | undefined,
  { keys, bound, clock }: AuthoriseKeyPorts,
): Promise<KeyDecision> {
  const key = text === undefined ? undefined : readApiKey(text);
  if (key === undefined) return { kind: 'malformed' };
  const lookUp = bound.ask(key.hash);
  if (lookUp === 'refused') return { kind: 'overloaded' };
  const grant = lookUp === 'unknown' ? undefined : await bound.read(key.hash, (hash) => keys.find(hash));
  if (grant === undefined) {
    bound.missed(key.hash);
    return { kind: 'refused', refusal: 'unknown' };
  }
  bound.found(key.hash);
  const now = clock.now();
  const refusal = refusalOf(grant, key.mode, now);
  if (refusal !== undefined) return { kind: 'refused', refusal, grant };
  return { kind: 'granted', grant, noted: noteUse(grant, now, keys) };
}

async function noteUse({ hash, lastUsedAt = 0 }: KeyGrant, now: number, keys: KeyDirectory): Promise<void> {
  const notedBefore = now - USE_NOTED_EVERY_MILLISECONDS;
  if (lastUsedAt > notedBefore) return;
  // The next call notes it.
  await keys.noteUse(hash, now, notedBefore).catch(() => undefined);
}
