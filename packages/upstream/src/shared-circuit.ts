import {
  afterBadProbe,
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
const unknownCircuit: Circuit = { state: 'closed', revision: -1 };

/** What a container knows of one upstream. */
interface Known {
  circuit: Circuit;
  /** Epoch milliseconds; until then it is not read again. */
  freshUntil: number;
  failuresInARow: number;
}

/** The circuit breaker of a container, over circuits that all containers share. Failures are counted here; only transitions are
 *  stored, so a healthy upstream costs a read every few seconds and no write. One container at a time probes an open circuit.
 *  A store that does not answer lets calls through: the breaker must not be an outage of its own (ADR-0048). */
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
    const { revision } = known.circuit;
    return {
      kind: 'admitted',
      report: async (health, retryAfterSeconds) => {
        // What the circuit has become since then does not follow from this call.
        if (known.circuit.revision !== revision) return;
        if (health === 'well') known.failuresInARow = 0;
        if (health === 'sick') await this.#failed(upstream, known, retryAfterSeconds);
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

  async #failed(upstream: string, known: Known, retryAfterSeconds: number | undefined): Promise<void> {
    const { clock, policy, metrics, changed } = this.#options;
    known.failuresInARow += 1;
    // Others see the same failures: by the next call one of them may have opened the circuit.
    known.freshUntil = 0;
    if (known.failuresInARow < policy.opensAfter || known.circuit.state === 'open') return;
    const to = opened(known.circuit, clock.now(), policy, retryAfterSeconds);
    if ((await this.#replace(upstream, known, known.circuit, to)) !== to) return;
    metrics.record('CircuitsOpened');
    changed(upstream, 'open');
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
    known.circuit = circuit;
    known.failuresInARow = 0;
    known.freshUntil = this.#options.clock.now() + this.#options.policy.readEverySeconds * 1000;
  }

  /** What was known may be long over, and nobody can say. */
  #letThrough(known: Known): void {
    if (known.circuit.state === 'open') known.circuit = unknownCircuit;
  }
}
