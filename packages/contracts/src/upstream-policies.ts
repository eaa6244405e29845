import type { CircuitPolicy } from '@frontdesk/core/circuit';

/** What the backend section does with every call to another company's service. */
export interface UpstreamPolicy {
  /** The longest that one attempt may take; less when the caller's deadline is nearer. */
  readonly timeoutSeconds: number;
  /** Most attempts of one call, with the first. Only what the upstream has surely not answered is sent again. */
  readonly attempts: number;
  /** The wait before the second attempt is a random part of this; each further bound is twice as long. */
  readonly backoffMilliseconds: number;
  /** Of one container, to one payer: calls under way at once, and calls that wait for one of these to end. */
  readonly bulkhead: { readonly calls: number; readonly waiting: number };
  /** The most calls to one payer at once of all containers that answer somebody who waits. The rest of them stays free for other payers
   *  when this one is slow (ADR-0053). */
  readonly places: number;
  /** The most calls to one payer over all containers of all lanes: what `places`, the functions' concurrency and the bulkhead add up to. */
  readonly callsAtOnce: number;
  readonly circuit: CircuitPolicy & {
    /** How long a container goes by what it read of a circuit. */
    readonly readEverySeconds: number;
  };
}

/** The policies of every upstream, by its name. A clearinghouse has a circuit and a bulkhead for each payer behind it. */
export const UPSTREAM_POLICIES = {
  clearinghouse: {
    // CAQH CORE: a payer answers a real-time inquiry within 20 s.
    timeoutSeconds: 20,
    attempts: 3,
    backoffMilliseconds: 250,
    bulkhead: { calls: 2, waiting: 8 },
    places: 12,
    callsAtOnce: 16,
    circuit: { opensAfter: 5, failingSeconds: 2, probesAfterSeconds: 30, closesAfter: 3, readEverySeconds: 5 },
  },
} as const satisfies Readonly<Record<string, UpstreamPolicy>>;
