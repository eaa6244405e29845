import type { PlannedRun } from '../domain/night-run.ts';

/** What a practice's night lane is to be filled with next, and how far that is. */
export interface NightRun extends Partial<PlannedRun> {
  readonly practiceId: string;
  /** The appointment after which a run goes on; absent: it begins. */
  readonly afterKey?: string;
  readonly version: number;
}

/** A practice that is to be looked at, and since when (epoch milliseconds). */
export interface DueRun {
  readonly practiceId: string;
  readonly lookAt: number;
}

/** Enters practices whose nights are to be filled. */
export interface NightRunRegister {
  /** From now on the practice is looked at. Does nothing when it is already. */
  register(practiceId: string, now: number): Promise<void>;
}

/** The runs of all practices. */
export interface NightRuns extends NightRunRegister {
  /** About `limit` practices that were to be looked at by `now`. May lag behind writes. */
  due(now: number, limit: number): Promise<readonly DueRun[]>;
  /** Keeps others from looking at it before `until`. False: somebody else did, or it is no longer due. */
  claim(run: DueRun, until: number): Promise<boolean>;
  read(practiceId: string): Promise<NightRun | undefined>;
  /** Replaces what was read; it is looked at again at `lookAt`. False: somebody else changed it meanwhile. */
  save(before: NightRun, after: Omit<NightRun, 'practiceId' | 'version'>, lookAt: number): Promise<boolean>;
}

/** Tells workers which practice's night to fill. Messages may come more than once or be lost. */
export interface NightRunQueue {
  /** Throws UNAVAILABLE. */
  send(practiceId: string): Promise<void>;
}
