import type { Facts } from '../domain/facts.ts';

/** An item of a table, as facts. */
export interface RecordedItem {
  readonly practiceId: string;
  /** When it became what it is: RFC 3339, UTC. */
  readonly changedAt: string;
  readonly facts: Omit<Facts, 'newestEventAt'>;
}

/** What the tables tell, which keep what events no longer do. */
export interface RecordedHistory {
  /** One part. `from`: where an earlier one ended; the last has no `next`. */
  read(from: string | undefined): Promise<{ readonly items: readonly RecordedItem[]; readonly next?: string }>;
}
