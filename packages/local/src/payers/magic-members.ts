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
  AAA15: { kind: 'rejection', code: '15' },
  AAA41: { kind: 'rejection', code: '41' },
  AAA42: { kind: 'rejection', code: '42' },
  AAA43: { kind: 'rejection', code: '43' },
  AAA50: { kind: 'rejection', code: '50' },
  AAA51: { kind: 'rejection', code: '51' },
  AAA57: { kind: 'rejection', code: '57' },
  AAA58: { kind: 'rejection', code: '58' },
  AAA62: { kind: 'rejection', code: '62' },
  AAA63: { kind: 'rejection', code: '63' },
  AAA64: { kind: 'rejection', code: '64' },
  AAA65: { kind: 'rejection', code: '65' },
  AAA67: { kind: 'rejection', code: '67' },
  AAA71: { kind: 'rejection', code: '71' },
  AAA72: { kind: 'rejection', code: '72' },
  AAA73: { kind: 'rejection', code: '73' },
  AAA75: { kind: 'rejection', code: '75' },
  AAA76: { kind: 'rejection', code: '76' },
  AAA78: { kind: 'rejection', code: '78' },
  AAA79: { kind: 'rejection', code: '79' },
  AAA80: { kind: 'rejection', code: '80' },
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
