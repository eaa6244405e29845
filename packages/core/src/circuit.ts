/** When a circuit opens and closes. */
export interface CircuitPolicy {
  /** Failures in a row, counted by one container. */
  readonly opensAfter: number;
  /** How long an open circuit lets nothing through before a probe, and between probes that fail. */
  readonly probesAfterSeconds: number;
  /** Good probes in a row. */
  readonly closesAfter: number;
}

/** The circuit of one upstream, as all containers share it. `revision` counts its writes; instants are epoch milliseconds. */
export type Circuit = ClosedCircuit | OpenCircuit;

interface ClosedCircuit {
  readonly state: 'closed';
  readonly revision: number;
}

interface OpenCircuit {
  readonly state: 'open';
  readonly revision: number;
  readonly openedAt: number;
  /** From when the next probe may be elected. */
  readonly probeAt: number;
  readonly goodProbes: number;
}

/** Of an upstream that has never been sick. */
export const untouchedCircuit: Circuit = { state: 'closed', revision: 0 };

/** What a call does under a circuit: goes out; goes out as the probe, if the container can store `elected`; stays here. */
export type CircuitVerdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'elect'; readonly elected: Circuit }
  | { readonly kind: 'refuse'; readonly retryAfterSeconds: number };

export function verdictOf(circuit: Circuit, now: number, policy: CircuitPolicy): CircuitVerdict {
  if (circuit.state === 'closed') return { kind: 'pass' };
  const wait = circuit.probeAt - now;
  if (wait > 0) return { kind: 'refuse', retryAfterSeconds: Math.ceil(wait / 1000) };
  // A probe that never reports, because its container died, is followed by another after the same time.
  return { kind: 'elect', elected: { ...next(circuit), probeAt: now + policy.probesAfterSeconds * 1000 } };
}

/** A closed circuit opens. `retryAfterSeconds`: what the upstream asked for itself, which may be longer. */
export function opened(circuit: Circuit, now: number, policy: CircuitPolicy, retryAfterSeconds = 0): Circuit {
  const probeAt = now + Math.max(policy.probesAfterSeconds, retryAfterSeconds) * 1000;
  return { state: 'open', revision: circuit.revision + 1, openedAt: now, probeAt, goodProbes: 0 };
}

/** The probe that `elected` stands for came back well: the next one may go at once, and the last of them closes the circuit. */
export function afterGoodProbe(elected: Circuit, now: number, policy: CircuitPolicy): Circuit {
  if (elected.state === 'closed') return elected;
  const goodProbes = elected.goodProbes + 1;
  if (goodProbes >= policy.closesAfter) return { state: 'closed', revision: elected.revision + 1 };
  return { ...next(elected), goodProbes, probeAt: now };
}

/** The probe came back sick: the good ones before it count no more. The next one goes when `elected` says so, or later if the
 *  upstream asked for that. */
export function afterBadProbe(elected: Circuit, now: number, retryAfterSeconds = 0): Circuit {
  if (elected.state === 'closed') return elected;
  const probeAt = Math.max(elected.probeAt, now + retryAfterSeconds * 1000);
  if (probeAt === elected.probeAt && elected.goodProbes === 0) return elected;
  return { ...next(elected), goodProbes: 0, probeAt };
}

function next(circuit: OpenCircuit): OpenCircuit {
  return { ...circuit, revision: circuit.revision + 1 };
}
