import type { Phi } from '@frontdesk/core/phi';
import type { Coverage } from './coverage.ts';

/** Where an inquiry comes from: somebody waits at the desk, or it is for a later day. */
export type Lane = 'desk' | 'night';

/** Why a payer did not answer an inquiry, and who can mend it. */
export interface PayerFault {
  /** The payer's AAA code (X12 271, such as `72`), or one of ours in capitals. */
  readonly code: string;
  readonly fixBy: 'caller' | 'practice' | 'payer';
  readonly retryable: boolean;
}

export type PayerAnswer =
  | { readonly kind: 'answered'; readonly coverage: Phi<Coverage> }
  /** The payer was reached and refused. */
  | { readonly kind: 'refused'; readonly errors: readonly PayerFault[] }
  /** Nothing is known of the member: the payer was not reached, not asked, or not understood. */
  | {
      readonly kind: 'unavailable';
      readonly reason: 'timeout' | 'connection' | 'throttled' | 'garbled' | 'circuit-open' | 'bulkhead-full';
      readonly retryAfterSeconds?: number;
    };
