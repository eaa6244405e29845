/** When a circuit opens and closes. */
export interface CircuitPolicy {
  /** Failures in a row: of one container, or of all together that have gone on for `failingSeconds`. */
  readonly opensAfter: number;
  /** How long nobody may have had an answer before the failures of several containers open a circuit. */
  readonly failingSeconds: number;
  /** How long an open circuit lets nothing through before a probe, and between probes that fail. */
  readonly probesAfterSeconds: number;
  /** Good probes in a row. */
  readonly closesAfter: number;
}

/** The circuit of one upstream, as all containers share it. `revision` counts its writes, `era` how often it has opened or closed; instants
 *  are epoch milliseconds. */
export type Circuit = ClosedCircuit | OpenCircuit;

interface ClosedCircuit {
  readonly state: 'closed';
  readonly revision: number;
  readonly era: number;
  /** Failures that containers have noted since one of them last heard an answer, and when the first of these calls was sent. */
  readonly failing?: { readonly count: number; readonly since: number };
}

interface OpenCircuit {
  readonly state: 'open';
  readonly revision: number;
  readonly era: number;
  readonly openedAt: number;
  /** From when the next probe may be elected. */
  readonly probeAt: number;
  readonly goodProbes: number;
}

/** Of an upstream that has never been sick. */
export const untouchedCircuit: Circuit = { state: 'closed', revision: 0, era: 0 };

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
  const { revision, era } = circuit;
  return { state: 'open', revision: revision + 1, era: era + 1, openedAt: now, probeAt, goodProbes: 0 };
}

/** A closed circuit after a failure of a call that was sent at `sentAt`: with the failure noted, or open when all containers together have
 *  had enough of them, for long enough; itself when there is nothing to write. A call that ran into its timeout has waited that long by itself. */
export function afterFailure(
  circuit: Circuit,
  { now, sentAt, retryAfterSeconds }: { now: number; sentAt: number; retryAfterSeconds?: number | undefined },
  policy: CircuitPolicy,
): Circuit {
  if (circuit.state === 'open') return circuit;
  const { count, since } = circuit.failing ?? { count: 0, since: sentAt };
  const failing = { count: count + 1, since: Math.min(since, sentAt) };
  const isLong = now - failing.since >= policy.failingSeconds * 1000;
  if (failing.count >= policy.opensAfter && isLong) return opened(circuit, now, policy, retryAfterSeconds);
  // Enough of them are noted: what is missing is time.
  if (count >= policy.opensAfter) return circuit;
  return { ...circuit, revision: circuit.revision + 1, failing };
}

/** A closed circuit after an answer: whatever failures containers had noted, they were not the upstream's end. */
export function afterAnswer(circuit: Circuit): Circuit {
  if (circuit.state === 'open' || circuit.failing === undefined) return circuit;
  return { state: 'closed', revision: circuit.revision + 1, era: circuit.era };
}

/** The probe that `elected` stands for came back well: the next one may go at once, and the last of them closes the circuit. */
export function afterGoodProbe(elected: Circuit, now: number, policy: CircuitPolicy): Circuit {
  if (elected.state === 'closed') return elected;
  const goodProbes = elected.goodProbes + 1;
  if (goodProbes >= policy.closesAfter)
    return { state: 'closed', revision: elected.revision + 1, era: elected.era + 1 };
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
