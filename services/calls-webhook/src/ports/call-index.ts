import type { CallStatus } from '@frontdesk/contracts/call';
import type { Call } from '../domain/call.ts';
import type { CallRange } from '../domain/call-range.ts';

export interface CallQuery {
  readonly practiceId: string;
  readonly range: CallRange;
  readonly status?: CallStatus | undefined;
  /** Only those that began before this start key. */
  readonly beforeKey?: string | undefined;
  readonly limit: number;
}

export interface CallPage {
  readonly calls: readonly Call[];
  /** How far the index was read, when there may be more. */
  readonly lastKey?: string | undefined;
}

/** A practice's calls, latest first. It follows the records by moments. */
export interface CallIndex {
  find(query: CallQuery): Promise<CallPage>;
}
