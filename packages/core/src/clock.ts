/** Where time comes from. Injected everywhere and read at each use: a container may live for hours. */
export interface Clock {
  /** Milliseconds since the Unix epoch, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
