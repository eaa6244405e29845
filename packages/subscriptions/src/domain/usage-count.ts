import type { CalledVersion } from './counted-call.ts';

/** The requests of one UTC day that have all of this in common. */
export interface UsageCount {
  /** `2026-11-28`. */
  readonly day: string;
  readonly version: CalledVersion;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly keyId: string;
  readonly practiceId: string;
  readonly requests: number;
  /** Of them, from the gateway's cache. */
  readonly cached: number;
  /** Of all of them together. */
  readonly milliseconds: number;
}
