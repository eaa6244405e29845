import type { Hold } from '../domain/hold.ts';
import type { HoldPlaces } from '../domain/hold-places.ts';
import type { AnsweredWrite, RulesChecked, WriteResult } from './appointment-writer.ts';

export interface HoldPlacement extends AnsweredWrite {
  /** Its id names the place that it is to have. */
  readonly hold: Hold;
  /** The holder's open hold of the same time in the same place, which this one follows: its claim passes over, its id is gone. */
  readonly renews?: Hold | undefined;
  readonly rules: RulesChecked;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Keeps times for their holders, each in a place of its holder's own. */
export interface HoldPlacer {
  /** Refused with `places` when the place is not free, when the holder has an open hold of the same time that is not renewed,
   *  or when the renewed one is not there. */
  place(placement: HoldPlacement): Promise<WriteResult>;
}

/** Knows whose holds there are. */
export interface HoldPlacesReader {
  /** One person's places as they are after every write that was answered. */
  places(practiceId: string, subject: string): Promise<HoldPlaces>;
}

/** Finds holds and gives their time back. */
export interface HoldStore {
  read(practiceId: string, holdId: string): Promise<Hold | undefined>;
  /** Gives the time back, as far as it is still this hold's, and forgets the hold. False when it was gone already. */
  release(hold: Hold, deadline: number): Promise<boolean>;
}
