import type { Through, Trial, TrialAnswer, TrialCall } from '../domain/release-trial.ts';

/** The functions of a release, invoked as the HTTP API invokes them. */
export interface ReleasedFunctions {
  /** Throws when the function fails, is throttled, or does not answer in time; the error's name says which. */
  call(call: TrialCall, through: Through, trial: Trial): Promise<TrialAnswer>;
}
