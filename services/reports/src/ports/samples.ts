import type { SampleFact } from '../domain/facts.ts';

/** Of which practice, and of which day of its calendar (`2027-03-14`). */
export interface SampleKey {
  readonly practiceId: string;
  readonly day: string;
}

/** Samples, kept for good: what was not sampled cannot be counted afterwards. */
export interface Samples {
  read(key: SampleKey): Promise<SampleFact | undefined>;
  /** Keeps the first of a day; the one that is kept. */
  keep(practiceId: string, sample: SampleFact): Promise<SampleFact>;
}

/** Tells a worker that a sample is to be taken. */
export interface SampleQueue {
  send(key: SampleKey): Promise<void>;
}
