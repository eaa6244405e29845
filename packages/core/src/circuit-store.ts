import type { Circuit } from './circuit.ts';

/** Keeps the circuits that all containers share. Both methods throw when it cannot. */
export interface CircuitStore {
  /** Of an upstream that nobody has written yet: the untouched circuit. */
  read(upstream: string): Promise<Circuit>;
  /** Puts `to` in the place of `from`, unless another container was first: gives what is stored afterwards. Whoever gets its own
   *  `to` back made the transition. */
  replace(upstream: string, from: Circuit, to: Circuit): Promise<Circuit>;
}
