import type { KeyGrant } from '../domain/key-grant.ts';

/** Keys by their hash. */
export interface KeyDirectory {
  /** One read. Undefined: nobody's. Throws UNAVAILABLE. */
  find(hash: string): Promise<KeyGrant | undefined>;
  /** Notes that a key was used at `now`, unless that was noted after `notedBefore`. Epoch milliseconds. */
  noteUse(hash: string, now: number, notedBefore: number): Promise<void>;
}
