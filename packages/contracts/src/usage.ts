import { PLANS } from '@frontdesk/core/plans';
import * as z from 'zod/mini';
import { dateText, instantText } from './instant-text.ts';

const count = z.int().check(z.minimum(0));

/** What a subscription has used of its plan today. */
export const usage = z.strictObject({
  plan: z.enum(Object.keys(PLANS) as (keyof typeof PLANS)[]),
  /** UTC, `2026-11-28`. */
  day: dateText,
  used: count,
  /** Absent, as `left` is: the plan has no quota. */
  quotaPerDay: z.optional(count),
  left: z.optional(count),
  resetsAt: instantText,
  /** At most a minute ago. */
  asOf: instantText,
});
