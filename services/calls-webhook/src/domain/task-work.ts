/** What agents have done about a chain whose caller was missed. Subjects as tokens have them, epoch milliseconds. */
export interface TaskWork {
  /** When somebody did something about it last. */
  readonly changedAt: number;
  /** Who is at it. */
  readonly ownerId?: string;
  readonly takenAt?: number;
  /** How often somebody has called back and nobody answered. */
  readonly attempts: number;
  readonly lastAttemptAt?: number;
  readonly lastAttemptBy?: string;
  readonly doneAt?: number;
  readonly doneBy?: string;
}

export const NO_WORK: TaskWork = { changedAt: 0, attempts: 0 };

/** The work on two chains that turn out to be one: what was done later counts. */
export function joinedWork(one: TaskWork, other: TaskWork): TaskWork {
  const [earlier, later] = one.changedAt <= other.changedAt ? [one, other] : [other, one];
  return { ...earlier, ...later, attempts: one.attempts + other.attempts };
}
