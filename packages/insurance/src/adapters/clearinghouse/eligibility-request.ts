import type { EligibilityInquiry } from '../../ports/payer.ts';

/** General benefits of the plan: what every payer answers, with the visit's copay in it. */
const HEALTH_BENEFIT_PLAN = '30';

/** An inquiry as the body of the clearinghouse's real-time eligibility check. `externalPatientId` groups the tries of one
 *  verification; the clearinghouse documents no idempotency key for it.
 *
 *  Stedi has two endpoints. This is the older one (`/2024-04-01/change/medicalnetwork/eligibility/v3`): its JSON follows the X12 270 and 271
 *  element by element and is that of Change Healthcare's API too, so a practice may change its clearinghouse by a URL and a key. Stedi
 *  mends its faults and develops it no further. The newer one (`/2026-06-01/eligibility-check`) groups benefits by plan, and only Stedi
 *  has it; to move there, change this file, `eligibility-response.ts` and `coverage-in-response.ts`.
 *  https://www.stedi.com/docs/healthcare/api-reference/post-healthcare-eligibility-legacy
 *  https://www.stedi.com/blog/introducing-our-redesigned-json-real-time-eligibility-check-api */
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
