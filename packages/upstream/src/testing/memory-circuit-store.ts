import { type Circuit, untouchedCircuit } from '@frontdesk/core/circuit';
import type { CircuitStore } from '@frontdesk/core/circuit-store';

/** Circuits in memory, that may be told to fail. */
export class MemoryCircuitStore implements CircuitStore {
  failing = false;
  readonly #circuits = new Map<string, Circuit>();

  async read(upstream: string): Promise<Circuit> {
    return this.#stored(upstream);
  }

  async replace(upstream: string, from: Circuit, to: Circuit): Promise<Circuit> {
    const stored = this.#stored(upstream);
    if (stored.revision !== from.revision) return stored;
    this.#circuits.set(upstream, to);
    return to;
  }

  #stored(upstream: string): Circuit {
    if (this.failing) throw new Error('The store does not answer.');
    return this.#circuits.get(upstream) ?? untouchedCircuit;
  }
}
