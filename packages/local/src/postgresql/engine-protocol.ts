/** A statement as the engine takes it: positional parameters, each with the type that it is cast to in the text. */
export interface EngineStatement {
  sql: string;
  parameters: (string | null)[];
}

/** What a thread that asks is answered by the engine's thread. */
export interface EngineColumn {
  name: string;
  /** OID of the column's type in `pg_type`. */
  typeId: number;
}

export interface EngineResult {
  columns: EngineColumn[];
  /** Values in PostgreSQL's text form; null for NULL. */
  rows: (string | null)[][];
  affectedRows: number;
}

export interface EngineRequest extends EngineStatement {
  id: number;
}

export type EngineAnswer =
  | { id: number; result: EngineResult }
  | { id: number; error: { message: string; code: string } }
  | { ready: true };
