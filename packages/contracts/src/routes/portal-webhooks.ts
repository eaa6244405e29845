import { subscriptionPath, subscriptionWebhookPath } from '../portal.ts';
import type { PortalRoute } from '../portal-route.ts';
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

const ALL = '/portal/subscriptions/{id}/webhooks';
const ONE = `${ALL}/{webhookId}`;
const WHILE_ACTIVE = 'STATUS_CONFLICT unless the subscription is active.';
const SHOWN_ONCE = 'The secret is in this answer and nowhere else.';

/** The webhooks of a vendor's subscriptions, as the Partner API has them for keys. */
export const PORTAL_WEBHOOK_ROUTES: readonly PortalRoute[] = [
  {
    operationId: 'listOwnWebhooks',
    method: 'GET',
    path: ALL,
    summary: "List a subscription's webhooks.",
    pathParameters: subscriptionPath,
    success: { status: 200, description: 'At most ten, the oldest first; without their secrets.', body: webhookList },
  },
  {
    operationId: 'createOwnWebhook',
    method: 'POST',
    path: ALL,
    summary: 'Have events sent to an endpoint of yours, from now on.',
    description: [
      `${SHOWN_ONCE} The endpoint must be reachable over HTTPS at public addresses. ${WHILE_ACTIVE} It must open`,
      '`appointments:read`, and may have ten webhooks.',
    ].join(' '),
    pathParameters: subscriptionPath,
    body: createWebhookRequest,
    success: { status: 201, description: 'Created, with its secret.', body: createdWebhook },
    errors: ['STATUS_CONFLICT'],
  },
  {
    operationId: 'deleteOwnWebhook',
    method: 'DELETE',
    path: ONE,
    summary: 'Delete a webhook; nothing more is sent to it.',
    pathParameters: subscriptionWebhookPath,
    success: { status: 204, description: 'Deleted.' },
  },
  {
    operationId: 'testOwnWebhook',
    method: 'POST',
    path: `${ONE}/test`,
    summary: 'Send `webhook.test` to the endpoint, once.',
    description: `The delivery log shows what came of it. A disabled webhook that answers 2xx is enabled again. ${WHILE_ACTIVE}`,
    pathParameters: subscriptionWebhookPath,
    success: { status: 202, description: 'Sent within seconds.', body: testedWebhook },
    errors: ['STATUS_CONFLICT'],
  },
  {
    operationId: 'rotateOwnWebhook',
    method: 'POST',
    path: `${ONE}/rotate`,
    summary: 'Give a webhook a new secret; the one before signs too for a while.',
    description: `${SHOWN_ONCE} Both sign for \`graceSeconds\`, a day unless you say otherwise.`,
    pathParameters: subscriptionWebhookPath,
    body: rotateWebhookRequest,
    success: { status: 200, description: 'The new secret. It cannot be read again.', body: rotatedWebhook },
  },
  {
    operationId: 'replayOwnWebhook',
    method: 'POST',
    path: `${ONE}/replay`,
    summary: 'Have a part of the log sent once more.',
    description: [
      'The events after `after`, up to and with `until`, of the last seven days, with the ids that they had. New events go first. One replay',
      `at a time. ${WHILE_ACTIVE}`,
    ].join(' '),
    pathParameters: subscriptionWebhookPath,
    body: replayWebhookRequest,
    success: { status: 202, description: 'Begun.', body: replayedWebhook },
    errors: ['STATUS_CONFLICT'],
  },
  {
    operationId: 'listOwnDeliveries',
    method: 'GET',
    path: `${ONE}/deliveries`,
    summary: 'Read what was sent to a webhook in the last seven days, attempt by attempt.',
    description: 'Of an answer of yours it shows the status and nothing else.',
    pathParameters: subscriptionWebhookPath,
    query: listDeliveriesQuery,
    success: { status: 200, description: 'A page of attempts, the newest first.', body: webhookDeliveryPage },
  },
];
