/** What one request of a kind takes, counted on the local cloud. */
export interface MeasuredRequest {
  /** DynamoDB's units as DynamoDB itself counts them, by table without `frontdesk-<stage>-`. */
  writeUnits: Readonly<Record<string, number>>;
  readUnits: Readonly<Record<string, number>>;
  /** Round trips to DynamoDB that the request waits for. */
  calls: number;
  answerBytes: number;
}

export const KINDS = ['booking', 'search', 'read', 'list', 'patients', 'event'] as const;
export type Kind = (typeof KINDS)[number];
export type Measurement = Readonly<Record<Kind, MeasuredRequest>>;

/** The units of all tables, or of one. */
export function unitsOf(units: Readonly<Record<string, number>>, table?: string): number {
  if (table !== undefined) return units[table] ?? 0;
  return Object.values(units).reduce((sum, one) => sum + one, 0);
}
