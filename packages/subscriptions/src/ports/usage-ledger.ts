import type { CountedCall } from '../domain/counted-call.ts';

/** Takes up requests, each of them once. */
export interface UsageLedger {
  /** Counts those of one subscription that are not counted yet, and keeps them in the request log. All or a part of them are
   *  counted when it throws: give all of them again. Gives how many were new. Throws UNAVAILABLE. */
  count(calls: readonly CountedCall[]): Promise<number>;
}
