import { practicePath } from '../identifiers.ts';
import { insurancePlanList } from '../insurance-plan.ts';
import { createVerificationRequest, verification, verificationPath } from '../insurance-verification.ts';
import type { Route } from '../route.ts';
import { VERIFICATION_DESCRIPTION, VERIFICATION_ERRORS } from '../verification-description.ts';

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
    summary: 'Ask a payer whether it covers a patient on a day. Payers are slow: the answer is read later.',
    description: VERIFICATION_DESCRIPTION,
    scopes: ['insurance:write'],
    idempotencyKey: 'required',
    body: createVerificationRequest,
    success: {
      status: 202,
      description: 'Asked, or asked before. `Location` is where the answer is read.',
      body: verification,
      headers: ['Location', 'Retry-After'],
    },
    errors: VERIFICATION_ERRORS,
  },
  {
    operationId: 'readVerification',
    service: 'insurance',
    method: 'GET',
    path: '/insurance/verifications/{id}',
    summary: 'Read a verification, and what the payer answered.',
    description:
      'While it is `queued` or `retrying`, `Retry-After` says when to look again: the longer it takes, the later. `insurance.verified` tells dashboards.',
    scopes: ['insurance:read'],
    pathParameters: verificationPath,
    success: { status: 200, description: 'The verification as it is now.', body: verification },
  },
];
