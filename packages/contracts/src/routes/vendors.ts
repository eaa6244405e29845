import { practicePath } from '../identifiers.ts';
import type { Route } from '../route.ts';
import {
  approveSubscriptionRequest,
  practiceSubscriptionPath,
  vendorSubscription,
  vendorSubscriptionList,
} from '../subscription.ts';

/** A decision of a manager: same shape, another verb. */
const decision = (operationId: string, verb: string, summary: string, description: string): Route => ({
  operationId,
  service: 'portal',
  method: 'PUT',
  path: `/practices/{id}/subscriptions/{subscriptionId}/${verb}`,
  summary,
  description: `${description} Repeating it changes nothing.`,
  scopes: ['vendors:write'],
  role: 'manager',
  pathParameters: practiceSubscriptionPath,
  success: { status: 200, description: 'The subscription as it is now.', body: vendorSubscription },
  errors: ['STATUS_CONFLICT'],
});

const REFUSED = 'its keys are refused; within five minutes at the latest if the gateway cannot be told at once.';

/** Which vendors reach a practice: its managers decide. */
export const VENDORS_ROUTES: readonly Route[] = [
  {
    operationId: 'listVendorSubscriptions',
    service: 'portal',
    method: 'GET',
    path: '/practices/{id}/subscriptions',
    summary: 'List the vendors that reach the practice, or ask to.',
    description:
      'Names and purposes are what strangers have typed: show them as text. A change may be missing for a second.',
    scopes: ['vendors:write'],
    role: 'manager',
    pathParameters: practicePath,
    success: { status: 200, description: 'The undecided first, then the latest.', body: vendorSubscriptionList },
  },
  {
    ...decision(
      'approveSubscription',
      'approve',
      'Give a vendor what it asks for, or less of it.',
      'INPUT_INVALID for more than was asked; `slots:read` is always given. Of two managers who decide differently the second one gets STATUS_CONFLICT.',
    ),
    body: approveSubscriptionRequest,
  },
  decision('suspendSubscription', 'suspend', 'Keep a vendor out for now.', `While it is suspended, ${REFUSED}`),
  decision('resumeSubscription', 'resume', 'Let a suspended vendor in again.', 'Its keys open again.'),
  decision(
    'endSubscription',
    'end',
    'End a subscription for good, or decline a request.',
    `From now on ${REFUSED} The vendor may ask again.`,
  ),
];
