import { AAA_CODES } from './aaa-errors.ts';

/** What the payer simulator does with an inquiry. */
export type Behavior =
  | { readonly kind: 'answer'; readonly status: 'active' | 'inactive' }
  /** An AAA segment of the 271, where X12 has it. */
  | { readonly kind: 'rejection'; readonly code: string }
  | { readonly kind: 'slow' | 'never' | 'garbled' | 'half' | 'unavailable' }
  /** 429; once only: the same inquiry is answered when it comes again. */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number; readonly onceOnly: boolean };

/** Behaviors by the first part of a member id, up to a hyphen: `AAA72` and `AAA72-1234` are rejected alike. */
export const MAGIC_MEMBERS: Readonly<Record<string, Behavior>> = {
  ACTIVE: { kind: 'answer', status: 'active' },
  INACTIVE: { kind: 'answer', status: 'inactive' },
  ...Object.fromEntries(AAA_CODES.map((code) => [`AAA${code}`, { kind: 'rejection', code } as const])),
  SLOW: { kind: 'slow' },
  NEVER: { kind: 'never' },
  GARBLED: { kind: 'garbled' },
  HALF: { kind: 'half' },
  THROTTLED: { kind: 'throttled', retryAfterSeconds: 30, onceOnly: false },
  BUSY: { kind: 'throttled', retryAfterSeconds: 1, onceOnly: true },
  UNAVAILABLE: { kind: 'unavailable' },
};

/** Members whose id is no magic one are covered. */
export const behaviorOf = (memberId: string): Behavior =>
  MAGIC_MEMBERS[memberId.split('-', 1)[0]?.toUpperCase() ?? ''] ?? { kind: 'answer', status: 'active' };
