import type { PortalSchemas } from '@frontdesk/client/portal-client';
import type { PortalCall } from '../portal-call.ts';

export type Webhook = PortalSchemas['Webhook'];
export type Delivery = PortalSchemas['WebhookDelivery'];
export type EventType = NonNullable<PortalSchemas['CreateWebhookRequest']['eventTypes']>[number];

/** One webhook: that of a subscription. */
export interface WebhookPlace {
  readonly subscriptionId: string;
  readonly webhookId: string;
}

/** The part of the portal's API that is about webhooks. Every method throws FrontdeskError. */
export interface WebhooksApi {
  list(subscriptionId: string): Promise<PortalSchemas['WebhookList']>;
  create(
    subscriptionId: string,
    request: PortalSchemas['CreateWebhookRequest'],
  ): Promise<PortalSchemas['CreatedWebhook']>;
  remove(place: WebhookPlace): Promise<void>;
  test(place: WebhookPlace): Promise<PortalSchemas['TestedWebhook']>;
  rotate(place: WebhookPlace, graceSeconds: number): Promise<PortalSchemas['RotatedWebhook']>;
  replay(place: WebhookPlace, range: PortalSchemas['ReplayWebhookRequest']): Promise<PortalSchemas['ReplayedWebhook']>;
  /** The newest first. */
  listDeliveries(place: WebhookPlace, cursor: string | undefined): Promise<PortalSchemas['WebhookDeliveryPage']>;
}

export function webhooksApi(call: PortalCall): WebhooksApi {
  const all = (subscriptionId: string): string => `/subscriptions/${encodeURIComponent(subscriptionId)}/webhooks`;
  const one = ({ subscriptionId, webhookId }: WebhookPlace): string =>
    `${all(subscriptionId)}/${encodeURIComponent(webhookId)}`;
  return {
    list: (subscriptionId) => call('GET', all(subscriptionId)),
    create: (subscriptionId, request) => call('POST', all(subscriptionId), request),
    remove: (place) => call('DELETE', one(place)),
    test: (place) => call('POST', `${one(place)}/test`),
    rotate: (place, graceSeconds) => call('POST', `${one(place)}/rotate`, { graceSeconds }),
    replay: (place, range) => call('POST', `${one(place)}/replay`, range),
    listDeliveries: (place, cursor) =>
      call('GET', `${one(place)}/deliveries${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`),
  };
}
