import * as z from 'zod/mini';
import { instantText } from './instant-text.ts';
import { paging } from './paging.ts';

/** What is done to a vendor's subscription and its keys; it stands in their own trails. */
export const SUBSCRIPTION_ACTIONS = [
  'subscription-requested',
  'subscription-created',
  'subscription-approved',
  'subscription-suspended',
  'subscription-resumed',
  'subscription-ended',
  'key-created',
  'key-rotated',
  'key-revoked',
  'sandbox-reset',
] as const;

export const AUDIT_ACTIONS = [
  'booked',
  'read',
  'listed',
  'found',
  'cancelled',
  'rescheduled',
  'arrived',
  'fulfilled',
  'noshow',
  'corrected',
  'patient-corrected',
  'audit-read',
  'verification-requested',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who did what to a patient's record, and when. */
export const auditEntry = z.object({
  at: instantText,
  action: z.enum(AUDIT_ACTIONS),
  subject: z.string(),
  role: z.string(),
  channel: z.string(),
  requestId: z.string(),
});
export type AuditEntry = z.output<typeof auditEntry>;

/** GET /appointments/{id}/audit. */
export const auditQuery = z.strictObject({ ...paging });

export const auditPage = z.object({ items: z.array(auditEntry), nextCursor: z.optional(z.string()) });
