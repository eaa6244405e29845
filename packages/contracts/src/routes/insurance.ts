import { practicePath } from '../identifiers.ts';
import { insurancePlanList } from '../insurance-plan.ts';
import type { Route } from '../route.ts';
import { listUnverifiedQuery, unverifiedPage } from '../unverified-appointments.ts';
import { VERIFICATION_CALLS } from './verification-calls.ts';

/** The insurance plans that a practice takes, and whether patients are covered. */
export const INSURANCE_ROUTES: readonly Route[] = [
  {
    operationId: 'listInsurancePlans',
    service: 'insurance',
    method: 'GET',
    path: '/practices/{id}/insurance-plans',
    summary: 'List the insurance plans that the practice takes; 304 when If-None-Match names their version.',
    description: [
      'All plans in one answer, by payer and name. The list changes about weekly: a browser may show its copy for five minutes',
      '(`Cache-Control: private, max-age=300`). The entity tag is `version` in quotes.',
    ].join(' '),
    scopes: ['insurance:read'],
    pathParameters: practicePath,
    success: { status: 200, description: 'The plans.', body: insurancePlanList, headers: ['ETag', 'Cache-Control'] },
  },
  {
    operationId: 'createVerification',
    service: 'insurance',
    method: 'POST',
    path: '/insurance/verifications',
    ...VERIFICATION_CALLS.create,
    scopes: ['insurance:write'],
  },
  {
    operationId: 'readVerification',
    service: 'insurance',
    method: 'GET',
    path: '/insurance/verifications/{id}',
    ...VERIFICATION_CALLS.read,
    description: `${VERIFICATION_CALLS.read.description} \`insurance.verified\` tells dashboards.`,
    scopes: ['insurance:read'],
  },
  {
    operationId: 'listUnverified',
    service: 'insurance',
    method: 'GET',
    path: '/insurance/unverified',
    summary:
      "List the appointments of a day whose patients are not known to be covered: the practice's tomorrow, unless `date` says another day.",
    description: [
      'Booked appointments and those whose patients are here, earliest first. A page looks at `limit` appointments and has those that are not verified, which may',
      'be none; follow `nextCursor` to the end. A verification counts for 24 hours; one that counts at 18:00 of the evening before counts through the day.',
      'Who is asked follows from the `memberId` and the `planId` of the patient; without a plan of the practice the state is `no-plan`, and no payer is asked.',
    ].join(' '),
    scopes: ['insurance:read'],
    query: listUnverifiedQuery,
    success: { status: 200, description: 'A page of appointments.', body: unverifiedPage },
  },
];
