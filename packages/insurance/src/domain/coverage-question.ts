import type { InsurancePlan } from '@frontdesk/contracts/insurance-plan';
import { Phi } from '@frontdesk/core/phi';
import type { ExpectedAppointment } from './expected-appointment.ts';
import type { Verification } from './verification.ts';

/** Whom a payer would be asked about, for which day. */
export type CoverageQuestion = Pick<Verification, 'practiceId' | 'payerId' | 'serviceDate' | 'subscriber'>;

/** Why nobody can be asked about an appointment's patient. */
export type MissingForQuestion = 'no-member-id' | 'no-plan';

/** What a payer is asked about the patient of an appointment. The payer is that of the patient's plan, of those that the practice lists. An
 *  appointment without a plan has no payer: it is never guessed from another appointment. See ADR-0049. */
export function questionOf(
  { patient }: Pick<ExpectedAppointment, 'patient'>,
  { practiceId, serviceDate }: Pick<CoverageQuestion, 'practiceId' | 'serviceDate'>,
  plans: readonly InsurancePlan[],
): (CoverageQuestion & { readonly planId: string }) | MissingForQuestion {
  const { memberId, planId, givenName, familyName, birthDate } = patient.reveal();
  if (memberId === undefined) return 'no-member-id';
  const plan = plans.find((listed) => listed.planId === planId);
  if (plan === undefined) return 'no-plan';
  const names = { ...(givenName !== undefined && { givenName }), ...(familyName !== undefined && { familyName }) };
  const subscriber = new Phi({ memberId, ...names, birthDate });
  return { practiceId, payerId: plan.payerId, planId: plan.planId, serviceDate, subscriber };
}
