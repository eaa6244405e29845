import * as z from 'zod/mini';
import { identifier } from './identifiers.ts';
import { instantText } from './instant-text.ts';

/** How verifications end, as reports tell them apart. `not-found`: the payer does not know the member. */
export const VERIFICATION_OUTCOMES = ['active', 'inactive', 'not-found', 'failed'] as const;
export type VerificationOutcome = (typeof VERIFICATION_OUTCOMES)[number];

/** What reports count of an event beside its data: ids, codes and times. It stays in the events table and in the queue of the facts: no
 *  dashboard, webhook or vendor is shown it. */
export const EVENT_FACTS = {
  /** The call that the booking names. */
  'appointment.booked': z.object({ callId: z.optional(identifier) }),
  /** The practice's clock. */
  'schedule.changed': z.object({ timeZone: z.string() }),
  'insurance.verified': z.object({
    payerId: identifier,
    outcome: z.enum(VERIFICATION_OUTCOMES),
    /** When somebody asked. */
    askedAt: instantText,
    /** From when on an answer was waited for: later than `askedAt` where it was asked for ahead. */
    dueAt: instantText,
    /** Absent: the payer has not answered. */
    answeredAt: z.optional(instantText),
  }),
} as const;

export type VerifiedFacts = z.output<(typeof EVENT_FACTS)['insurance.verified']>;

export type EventFacts<Name extends string> = Name extends keyof typeof EVENT_FACTS
  ? { readonly facts?: z.output<(typeof EVENT_FACTS)[Name]> }
  : { readonly facts?: never };
