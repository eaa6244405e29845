import type { Schemas } from '@frontdesk/client/app-api-client';
import type { PatientDetails } from './patient-details.ts';
import { isSamePerson } from './same-person.ts';

/** What was typed over a known patient, without the member ID once the name or the birth date is another person's, and with it
 *  again when they are the patient's own. A member ID that somebody typed stays. */
export function withOwnMemberId(
  before: PatientDetails,
  after: PatientDetails,
  known: Schemas['Patient'] | Schemas['PatientDetails'] | undefined,
): PatientDetails {
  if (known?.memberId === undefined || after.memberId !== before.memberId) return after;
  const [was, is] = [isSamePerson(before, known), isSamePerson(after, known)];
  if (was && !is && after.memberId === known.memberId) return { ...after, memberId: '', planId: '' };
  const own = { memberId: known.memberId, planId: known.planId ?? '' };
  return !was && is && after.memberId === '' ? { ...after, ...own } : after;
}
