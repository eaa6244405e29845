import type { EligibilityInquiry } from '../../ports/payer.ts';

/** General benefits of the plan: what every payer answers, with the visit's copay in it. */
const HEALTH_BENEFIT_PLAN = '30';

/** An inquiry as the body of the clearinghouse's real-time eligibility check. `externalPatientId` groups the tries of one
 *  verification; the clearinghouse documents no idempotency key for it.
 *  https://www.stedi.com/docs/healthcare/api-reference/post-healthcare-eligibility-legacy */
export function requestOf(inquiry: EligibilityInquiry): object {
  const { memberId, givenName, familyName, birthDate } = inquiry.subscriber.reveal();
  return {
    tradingPartnerServiceId: inquiry.payerId,
    externalPatientId: inquiry.inquiryId,
    provider: inquiry.provider,
    subscriber: {
      memberId,
      ...(givenName !== undefined && { firstName: givenName }),
      ...(familyName !== undefined && { lastName: familyName }),
      // X12 has no month or year alone.
      ...(birthDate?.length === 10 && { dateOfBirth: x12Date(birthDate) }),
    },
    encounter: { serviceTypeCodes: [HEALTH_BENEFIT_PLAN], dateOfService: x12Date(inquiry.serviceDate) },
  };
}

function x12Date(day: string): string {
  return day.replaceAll('-', '');
}
