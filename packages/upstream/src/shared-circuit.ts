import {
  afterAnswer,
  afterBadProbe,
  afterFailure,
  afterGoodProbe,
  type Circuit,
  type CircuitPolicy,
  opened,
  untouchedCircuit,
  verdictOf,
} from '@frontdesk/core/circuit';
import type { CircuitStore } from '@frontdesk/core/circuit-store';
import type { Clock } from '@frontdesk/core/clock';
import type { Metrics } from '@frontdesk/core/metrics';

export interface SharedCircuitOptions {
  readonly store: CircuitStore;
  readonly policy: CircuitPolicy & { readonly readEverySeconds: number };
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Told of the transitions that this container makes. */
  readonly changed: (upstream: string, state: Circuit['state']) => void;
}

/** How a call went: `well` is every answer, also a refusal of what the caller sent; `sick` is an upstream that cannot answer;
 *  `unknown` when it had no fair time to. */
export type Health = 'well' | 'sick' | 'unknown';

export type Admission =
  | { readonly kind: 'admitted'; report(health: Health, retryAfterSeconds?: number): Promise<void> }
  | { readonly kind: 'refused'; readonly retryAfterSeconds: number };

/** Older than whatever is stored. */
const unknownCircuit: Circuit = { state: 'closed', revision: -1, era: -1 };

/** What a container knows of one upstream. */
interface Known {
  circuit: Circuit;
  /** Epoch milliseconds; until then it is not read again. */
  freshUntil: number;
  failuresInARow: number;
}

/** The circuit breaker of a container, over circuits that all containers share. Failures are counted here, and noted for the others; the
 *  next answer strikes them out. A healthy upstream costs a read every few seconds and no write. One container at a time probes an
 *  open circuit. A store that does not answer lets calls through: the breaker must not be an outage of its own (ADR-0048, 0053). */
export class SharedCircuit {
  readonly #options: SharedCircuitOptions;
  readonly #known = new Map<string, Known>();

  constructor(options: SharedCircuitOptions) {
    this.#options = options;
  }

  /** Whether a call may go out now. One that was admitted must report. Never rejects. */
  async admit(upstream: string): Promise<Admission> {
    const { clock, policy, metrics } = this.#options;
    const known = await this.#current(upstream);
    const seen = known.circuit;
    const verdict = verdictOf(seen, clock.now(), policy);
    if (verdict.kind === 'pass') return this.#admitted(upstream, known);
    if (verdict.kind === 'elect') {
      const stored = await this.#replace(upstream, known, seen, verdict.elected);
      if (stored === undefined) return this.#admitted(upstream, known);
      if (stored === verdict.elected) return this.#probe(upstream, known, stored);
      const other = verdictOf(stored, clock.now(), policy);
      if (other.kind === 'pass') return this.#admitted(upstream, known);
      // Another container was elected at this moment, or has just reported: this call does not fight it for the next turn.
      metrics.record('CircuitRefusals');
      return { kind: 'refused', retryAfterSeconds: other.kind === 'refuse' ? other.retryAfterSeconds : 1 };
    }
    metrics.record('CircuitRefusals');
    return { kind: 'refused', retryAfterSeconds: verdict.retryAfterSeconds };
  }

  #admitted(upstream: string, known: Known): Admission {
    const { state, era } = known.circuit;
    const sentAt = this.#options.clock.now();
    return {
      kind: 'admitted',
      report: async (health, retryAfterSeconds) => {
        // What the circuit has become since then does not follow from this call.
        if (known.circuit.state !== state || known.circuit.era !== era) return;
        if (health === 'well') await this.#answered(upstream, known);
        if (health === 'sick') await this.#failed(upstream, known, { sentAt, retryAfterSeconds });
      },
    };
  }

  #probe(upstream: string, known: Known, elected: Circuit): Admission {
    const { clock, policy, metrics, changed } = this.#options;
    metrics.record('CircuitProbes');
    return {
      kind: 'admitted',
      report: async (health, retryAfterSeconds) => {
        const now = clock.now();
        // An unknown end leaves the election as it is: the next probe goes when that is over.
        if (health === 'unknown') return;
        const to =
          health === 'well' ? afterGoodProbe(elected, now, policy) : afterBadProbe(elected, now, retryAfterSeconds);
        // Of a probe that took too long another one may have taken the place.
        if (to === elected || known.circuit !== elected) return;
        const stored = await this.#replace(upstream, known, elected, to);
        if (stored === to && to.state === 'closed') changed(upstream, 'closed');
      },
    };
  }

  async #answered(upstream: string, known: Known): Promise<void> {
    known.failuresInARow = 0;
    const to = afterAnswer(known.circuit);
    if (to !== known.circuit) await this.#replace(upstream, known, known.circuit, to);
  }

  async #failed(
    upstream: string,
    known: Known,
    call: { readonly sentAt: number; readonly retryAfterSeconds: number | undefined },
  ): Promise<void> {
    const { clock, policy, metrics, changed } = this.#options;
    known.failuresInARow += 1;
    const inARow = known.failuresInARow;
    // Others that fail at this moment note theirs first; after as many as open a circuit nothing is left to note.
    for (let attempt = 0; attempt < policy.opensAfter && known.circuit.state === 'closed'; attempt += 1) {
      const now = clock.now();
      const from = known.circuit;
      const to =
        inARow >= policy.opensAfter
          ? opened(from, now, policy, call.retryAfterSeconds)
          : afterFailure(from, { now, ...call }, policy);
      const stored = to === from ? undefined : await this.#replace(upstream, known, from, to);
      if (stored === undefined) break;
      if (stored !== to) continue;
      if (to.state === 'open') {
        metrics.record('CircuitsOpened');
        changed(upstream, 'open');
      }
      break;
    }
    // By the next call others may have opened the circuit.
    known.freshUntil = 0;
  }

  async #current(upstream: string): Promise<Known> {
    const { clock, policy, store, metrics } = this.#options;
    const known = this.#known.get(upstream) ?? { circuit: untouchedCircuit, freshUntil: 0, failuresInARow: 0 };
    this.#known.set(upstream, known);
    if (clock.now() < known.freshUntil) return known;
    // Before it is read: calls that come meanwhile go by what is known.
    known.freshUntil = clock.now() + policy.readEverySeconds * 1000;
    try {
      this.#adopt(known, await store.read(upstream));
    } catch {
      metrics.record('CircuitUnavailable');
      this.#letThrough(known);
    }
    return known;
  }

  /** Undefined when the store did not answer. */
  async #replace(upstream: string, known: Known, from: Circuit, to: Circuit): Promise<Circuit | undefined> {
    const { store, metrics } = this.#options;
    try {
      const stored = await store.replace(upstream, from, to);
      this.#adopt(known, stored);
      return stored;
    } catch {
      metrics.record('CircuitUnavailable');
      this.#letThrough(known);
      return undefined;
    }
  }

  #adopt(known: Known, circuit: Circuit): void {
    // Answers of invocations that share a container may overtake each other.
    if (circuit.revision <= known.circuit.revision) return;
    if (circuit.state !== known.circuit.state || circuit.era !== known.circuit.era) known.failuresInARow = 0;
    known.circuit = circuit;
    known.freshUntil = this.#options.clock.now() + this.#options.policy.readEverySeconds * 1000;
  }

  /** What was known may be long over, and nobody can say. */
  #letThrough(known: Known): void {
    if (known.circuit.state === 'open') known.circuit = unknownCircuit;
  }
}
