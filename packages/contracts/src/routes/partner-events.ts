import { recordPath } from '../identifiers.ts';
import { PARTNER_POLICIES } from '../partner-policies.ts';
import type { PartnerRoute } from '../partner-route.ts';
import { eventPage, listEventsQuery } from '../vendor-event.ts';
import {
  createdWebhook,
  createWebhookRequest,
  listDeliveriesQuery,
  replayedWebhook,
  replayWebhookRequest,
  rotatedWebhook,
  rotateWebhookRequest,
  testedWebhook,
  webhookDeliveryPage,
  webhookList,
} from '../webhook.ts';

const KEYED = ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_PROGRESS'] as const;

/** The events of a practice: read, and sent to a vendor's endpoints. */
export const PARTNER_EVENT_ROUTES: readonly PartnerRoute[] = [
  {
    operationId: 'listEvents',
    ...PARTNER_POLICIES.listEvents,
    summary: 'Read the events of the practice in order: the truth that webhooks only hint at.',
    description: [
      'Events are kept for seven days, numbered by `seq` without a gap within an `epoch`. Pass the `epoch` and the `seq` of the last page',
      'as `epoch` and `after`. `recovered: true` says that nothing is missing between `after` and the page. It is false without `after`,',
      'for a position of another epoch, beyond the end, or older than the log keeps: the page then begins with the oldest event that is',
      'kept, and you read what you show of the practice anew. Events that the key’s scopes do not open are left out; `seq` counts on over',
      'them. No event has a field of a patient.',
    ].join(' '),
    query: listEventsQuery,
    success: { status: 200, description: 'A page of events, the oldest first.', body: eventPage },
  },
  {
    operationId: 'listWebhooks',
    ...PARTNER_POLICIES.listWebhooks,
    summary: "List the subscription's webhooks.",
    success: { status: 200, description: 'At most ten, the oldest first; without their secrets.', body: webhookList },
  },
  {
    operationId: 'createWebhook',
    ...PARTNER_POLICIES.createWebhook,
    summary: 'Have events sent to an endpoint of yours, from now on.',
    description: [
      'Deliveries follow Standard Webhooks 1.0.0. The answer has the `secret` that signs them; it cannot be read again. The endpoint must',
      'be reachable over HTTPS at public addresses. A subscription has at most ten.',
    ].join(' '),
    idempotencyKey: 'optional',
    body: createWebhookRequest,
    success: { status: 201, description: 'Created, with its secret.', body: createdWebhook },
    errors: ['STATUS_CONFLICT', ...KEYED],
  },
  {
    operationId: 'deleteWebhook',
    ...PARTNER_POLICIES.deleteWebhook,
    summary: 'Delete a webhook; nothing more is sent to it.',
    pathParameters: recordPath,
    success: { status: 204, description: 'Deleted.' },
  },
  {
    operationId: 'testWebhook',
    ...PARTNER_POLICIES.testWebhook,
    summary: 'Send `webhook.test` to the endpoint, once.',
    description:
      'The delivery log shows what came of it. A disabled webhook is tested too, and enabled again when it answers 2xx.',
    pathParameters: recordPath,
    success: { status: 202, description: 'Sent within seconds.', body: testedWebhook },
  },
  {
    operationId: 'rotateWebhook',
    ...PARTNER_POLICIES.rotateWebhook,
    summary: 'Give a webhook a new secret; the one before signs too for a while.',
    description:
      'Both sign for `graceSeconds`, a day unless you say otherwise: `webhook-signature` then has two signatures.',
    idempotencyKey: 'optional',
    pathParameters: recordPath,
    body: rotateWebhookRequest,
    success: { status: 200, description: 'The new secret. It cannot be read again.', body: rotatedWebhook },
    errors: ['STATUS_CONFLICT', ...KEYED],
  },
  {
    operationId: 'replayWebhook',
    ...PARTNER_POLICIES.replayWebhook,
    summary: 'Have a part of the log sent once more.',
    description: [
      'The events after `after`, up to and with `until`, of the last seven days, with the ids that they had. New events go first. One replay',
      'at a time.',
    ].join(' '),
    idempotencyKey: 'optional',
    pathParameters: recordPath,
    body: replayWebhookRequest,
    success: { status: 202, description: 'Begun.', body: replayedWebhook },
    errors: ['STATUS_CONFLICT', ...KEYED],
  },
  {
    operationId: 'listDeliveries',
    ...PARTNER_POLICIES.listDeliveries,
    summary: 'Read what was sent to a webhook in the last seven days, attempt by attempt.',
    description: 'Of an answer of yours it shows the status and nothing else.',
    pathParameters: recordPath,
    query: listDeliveriesQuery,
    success: { status: 200, description: 'A page of attempts, the newest first.', body: webhookDeliveryPage },
  },
];
