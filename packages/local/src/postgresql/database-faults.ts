import * as z from 'zod';
import { DataApiError } from './data-api-error.ts';

/** What may be the matter with a database, as the Data API shows it. */
export const DATABASE_FAULTS = {
  asleep: ['DatabaseResumingException', 'The Aurora DB instance is resuming after being auto-paused.'],
  away: ['DatabaseUnavailableException', 'The database is unavailable.'],
  full: ['DatabaseErrorException', 'ERROR: could not extend file: No space left on device; SQLState: 53100'],
} as const;
export type DatabaseFaultKind = keyof typeof DATABASE_FAULTS;

export const databaseFault = z.strictObject({
  kind: z.enum(Object.keys(DATABASE_FAULTS) as [DatabaseFaultKind, ...DatabaseFaultKind[]]),
  seconds: z.number().min(0).max(86_400),
});

/** The fault that every request meets for a while. */
export class DatabaseFaults {
  #kind: DatabaseFaultKind | undefined;
  #until = 0;

  /** `seconds` 0 ends it. */
  set({ kind, seconds }: z.output<typeof databaseFault>): void {
    this.#kind = kind;
    this.#until = Date.now() + seconds * 1000;
  }

  /** Undefined: none now. */
  now(): DataApiError | undefined {
    if (this.#kind === undefined || Date.now() >= this.#until) return undefined;
    const [name, message] = DATABASE_FAULTS[this.#kind];
    return new DataApiError(name, message);
  }
}
