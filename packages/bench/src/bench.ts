/** What a figure is held against. */
export interface Target {
  /** As a person reads it: `≤ 3.2 ×`. */
  text: string;
  value: number;
  atMost?: number;
  atLeast?: number;
}

/** One line of a bench's table. */
export interface Finding {
  what: string;
  /** With its unit. */
  measured: string;
  /** How many times the baseline. */
  ratio?: number;
  target?: Target;
}

export type Progress = (step: string) => void;

export interface Bench {
  /** What `pnpm bench <name>` takes. */
  name: string;
  title: string;
  run(progress: Progress): Promise<{ findings: Finding[]; notes?: readonly string[] }>;
}

/** `met`, or by how much it was missed. */
export function verdict({ value, atMost, atLeast }: Target): string {
  if (atMost !== undefined && !(value <= atMost)) return missed(value - atMost, atMost);
  if (atLeast !== undefined && !(value >= atLeast)) return missed(atLeast - value, atLeast);
  return 'met';
}

function missed(by: number, limit: number): string {
  if (!Number.isFinite(by)) return 'MISSED';
  return limit === 0 || Number.isInteger(by) ? `MISSED by ${by}` : `MISSED by ${Math.ceil((by / limit) * 100)} %`;
}
