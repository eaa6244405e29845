import type { Clock } from '@frontdesk/core/clock';
import type { PracticeDocument } from '../domain/practice-document.ts';
import { importPractice } from '../use-cases/import-practice.ts';
import { InMemoryPracticeRulesStore } from './in-memory-practice-rules-store.ts';

/** A store in memory that knows these practices. */
export async function seededStore(clock: Clock, ...documents: PracticeDocument[]): Promise<InMemoryPracticeRulesStore> {
  const store = new InMemoryPracticeRulesStore();
  for (const document of documents) await importPractice({ store, clock }, document, clock.now() + 10_000);
  return store;
}
