import type { RateLimitPolicy } from './rate-limit.ts';

/** A window is kept as this many counts and the one that is running. More make a full window forget more evenly; the item
 *  grows with them. */
const SUB_WINDOWS = 20;

/** Requests of the last window, in sub-windows. Any window of the policy's length touches the running sub-window and at most
 *  the `SUB_WINDOWS` before it; `room` keeps their sum within the limit. */
export interface RateLimitRing {
  /** Number of the running sub-window since the epoch. */
  readonly subWindow: number;
  /** Requests in it. */
  readonly count: number;
  /** Requests in the sub-windows before it, oldest first. */
  readonly before: readonly number[];
  /** The most that `count` may become. */
  readonly room: number;
}

/** The sub-window of an instant (epoch milliseconds). */
export function subWindowAt(now: number, policy: RateLimitPolicy): number {
  return Math.floor(now / subWindowMilliseconds(policy));
}

/** The ring of a caller that nobody has counted yet. */
export function emptyRing(subWindow: number, { limit }: RateLimitPolicy): RateLimitRing {
  return { subWindow, count: 0, before: Array<number>(SUB_WINDOWS).fill(0), room: limit };
}

/** The ring as it is in a later sub-window, before anything is counted there. The ring itself when it is no later. */
export function rolledTo(subWindow: number, ring: RateLimitRing, { limit }: RateLimitPolicy): RateLimitRing {
  const passed = subWindow - ring.subWindow;
  if (passed <= 0) return ring;
  const quiet = Array<number>(Math.min(passed - 1, SUB_WINDOWS)).fill(0);
  const before = [...ring.before, ring.count, ...quiet].slice(-SUB_WINDOWS);
  return { subWindow, count: 0, before, room: Math.max(0, limit - sumOf(before)) };
}

/** Requests that are left in the running sub-window. */
export function remainingIn({ room, count }: RateLimitRing): number {
  return Math.max(0, room - count);
}

/** Seconds from `now` until old requests leave the window and make room, rounded up; at least 1. */
export function secondsUntilRoom(ring: RateLimitRing, now: number, policy: RateLimitPolicy): number {
  const length = subWindowMilliseconds(policy);
  // The sub-windows leave the ring oldest first; the first one with requests in it gives room.
  const counts = [...ring.before, ring.count];
  const sitting = Math.max(
    counts.findIndex((count) => count > 0),
    0,
  );
  const at = (ring.subWindow + sitting + 1) * length;
  return Math.max(1, Math.ceil((at - now) / 1000));
}

function subWindowMilliseconds({ windowSeconds }: RateLimitPolicy): number {
  return (windowSeconds * 1000) / SUB_WINDOWS;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
