/** A value that a statement binds by name. */
export type SqlValue = string | number | boolean | null;

/** A row, by column. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Statements of one session or transaction. Parameters are bound as `:name`; nothing is put into the text of a statement. */
export interface SqlStatements {
  execute(sql: string, parameters?: Readonly<Record<string, SqlValue>>): Promise<readonly SqlRow[]>;
}

/** A database whose transactions are committed when `work` resolves, and rolled back when it rejects. */
export interface SqlDatabase extends SqlStatements {
  transaction<Result>(work: (statements: SqlStatements) => Promise<Result>): Promise<Result>;
}
