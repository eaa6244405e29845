import { AppError } from '@frontdesk/core/app-error';

/** What the patients' index is hashed with. */
export interface IndexKeys {
  /** For new entries. */
  readonly current: string;
  /** What entries may have been written with: while the key is being rotated, or until all entries are of the new one, more
   *  than one. */
  readonly all: readonly string[];
}

/** A key of 256 bits has 43 characters in base64; what AWS generates for us has 64. */
const SHORTEST_KEY = 32;

/** The keys in the values of the secret, the current one first. Throws UNAVAILABLE when the current one could be guessed. */
export function indexKeysOf([current = '', ...others]: readonly string[]): IndexKeys {
  if (current.length < SHORTEST_KEY) {
    const cause = new TypeError("The key of the patients' index is missing or too short.");
    throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause });
  }
  return { current, all: [...new Set([current, ...others.filter((key) => key.length >= SHORTEST_KEY)])] };
}
