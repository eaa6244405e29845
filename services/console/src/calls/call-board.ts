import type { Call } from '../desk/desk.ts';

export interface CallBoard {
  /** Who has waited longest is first. */
  readonly waiting: readonly Call[];
  readonly talking: readonly Call[];
  /** Who ended last is first. */
  readonly ended: readonly Call[];
}

/** When a call began, as far as is known. */
export function beginningOf({ initiatedAt, queuedAt, connectedAt, endedAt }: Call): string {
  return initiatedAt ?? queuedAt ?? connectedAt ?? endedAt ?? '';
}

/** The calls in the columns of the board. */
export function callBoard(calls: readonly Call[]): CallBoard {
  const earliestFirst = calls.toSorted((a, b) => compare(beginningOf(a), beginningOf(b)));
  const ended = calls.filter(({ status }) => status === 'ended');
  return {
    waiting: earliestFirst.filter(({ status }) => status === 'initiated' || status === 'queued'),
    talking: earliestFirst.filter(({ status }) => status === 'connected'),
    ended: ended.toSorted((a, b) => compare(b.endedAt ?? '', a.endedAt ?? '')),
  };
}

/** The calls that somebody at the desk may be asked about now: who calls the practice, waiting or answered. */
export function callsAtHand(calls: readonly Call[]): Pick<CallBoard, 'waiting' | 'talking'> {
  return callBoard(calls.filter(({ direction }) => direction !== 'outbound'));
}

const compare = (a: string, b: string): number => Date.parse(a || '1970') - Date.parse(b || '1970');
