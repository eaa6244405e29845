import type { Hold } from '../domain/hold.ts';
import type { AnsweredWrite, RulesChecked, WriteResult } from './appointment-writer.ts';

export interface HoldPlacement extends AnsweredWrite {
  readonly hold: Hold;
  readonly rules: RulesChecked;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Keeps times for their holders. */
export interface HoldPlacer {
  place(placement: HoldPlacement): Promise<WriteResult>;
}

/** Finds holds and gives their time back. */
export interface HoldStore {
  read(practiceId: string, holdId: string): Promise<Hold | undefined>;
  /** Gives the time back, as far as it is still this hold's, and forgets the hold. False when it was gone already. */
  release(hold: Hold, deadline: number): Promise<boolean>;
}
