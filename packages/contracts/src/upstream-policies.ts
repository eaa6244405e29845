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
  /** The most calls to one payer over all containers: what the functions' concurrency and the bulkhead add up to. */
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
    callsAtOnce: 22,
    circuit: { opensAfter: 5, probesAfterSeconds: 30, closesAfter: 3, readEverySeconds: 5 },
  },
} as const satisfies Readonly<Record<string, UpstreamPolicy>>;
