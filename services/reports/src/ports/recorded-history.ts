import type { Facts } from '../domain/facts.ts';
import type { RegisteredPractice } from './sampled-practices.ts';

/** An item of a table, as facts. */
export interface RecordedItem {
  readonly practiceId: string;
  /** When it became what it is: RFC 3339, UTC. Absent where no event told it. */
  readonly changedAt?: string;
  readonly facts: Omit<Facts, 'newestEventAt'>;
  /** Of a practice itself. */
  readonly practice?: RegisteredPractice;
}

/** What the tables tell, which keep what events no longer do. */
export interface RecordedHistory {
  /** One part. `from`: where an earlier one ended; the last has no `next`. */
  read(from: string | undefined): Promise<{ readonly items: readonly RecordedItem[]; readonly next?: string }>;
}
