import type { Phi } from '@frontdesk/core/phi';

/** A call of a practice, as far as it is known who calls. */
export interface CallersCall {
  /** Absent: the caller withholds it, or it is not kept any more. */
  readonly number?: Phi<string>;
}

/** Who calls. */
export interface Callers {
  /** Undefined: the practice has no such call. */
  find(practiceId: string, callId: string): Promise<CallersCall | undefined>;
}
