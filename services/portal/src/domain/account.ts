/** A vendor: one user of the vendors' pool, and where that user tries software. Instants are epoch milliseconds. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** Verified by the user pool. */
  readonly email: string;
  readonly createdAt: number;
  /** Absent: the sandbox is not complete yet. */
  readonly sandboxReadyAt?: number;
}
