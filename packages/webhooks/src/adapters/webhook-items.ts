import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import type { DeliveryState, SigningWebhook, Webhook, WebhookKey } from '../domain/webhook.ts';
import type { WebhookSecret } from '../domain/webhook-secrets.ts';

/** Webhooks by when something is due are spread over so many partitions. */
export const SWEEP_SHARDS = 4;

/** All of a webhook but what signs its events. */
export const PUBLIC_ATTRIBUTES = 'pk, sk, receiverUrl, eventTypes, createdAt, deliveryState, wakeAt';

const WEBHOOK = 'WEBHOOK#';

export function webhookKey({ practiceId, subscriptionId, webhookId }: WebhookKey): Item {
  return { pk: { S: practiceId }, sk: { S: `${webhookPrefix(subscriptionId)}${webhookId}` } };
}

/** How the range keys of webhooks begin: of all, or of one subscription. */
export function webhookPrefix(subscriptionId?: string): string {
  return subscriptionId === undefined ? WEBHOOK : `${WEBHOOK}${subscriptionId}#`;
}

/** How many webhooks a subscription has. */
export function countKey({ practiceId, subscriptionId }: Omit<WebhookKey, 'webhookId'>): Item {
  return { pk: { S: practiceId }, sk: { S: `COUNT#${subscriptionId}` } };
}

export function webhookKeyFrom(item: Item): WebhookKey {
  const [, subscriptionId = '', webhookId = ''] = textOf(item, 'sk').split('#');
  return { practiceId: textOf(item, 'pk'), subscriptionId, webhookId };
}

export function webhookItem(webhook: SigningWebhook): Item {
  return {
    ...webhookKey(webhook),
    receiverUrl: { S: webhook.url },
    ...(webhook.eventTypes !== undefined && { eventTypes: { S: webhook.eventTypes.join(' ') } }),
    createdAt: { N: String(webhook.createdAt) },
    secrets: { S: secretsText(webhook.secrets) },
    ...stateAttributes(webhook.state),
  };
}

/** `wakeAt` is an attribute of its own, for the sweep. */
export function stateAttributes({ wakeAt: _, ...state }: DeliveryState): Item {
  return { deliveryState: { S: JSON.stringify(state) }, stateRound: { N: String(state.round) } };
}

export function webhookFrom(item: Item): Webhook {
  const eventTypes = item.eventTypes?.S?.split(' ');
  const state = JSON.parse(textOf(item, 'deliveryState')) as DeliveryState;
  return {
    ...webhookKeyFrom(item),
    url: textOf(item, 'receiverUrl'),
    eventTypes,
    createdAt: numberOf(item, 'createdAt'),
    state: { ...state, ...(item.wakeAt !== undefined && { wakeAt: numberOf(item, 'wakeAt') }) },
  };
}

export function signingWebhookFrom(item: Item): SigningWebhook {
  return { ...webhookFrom(item), secrets: secretsFrom(item) };
}

export function secretsFrom(item: Item): readonly WebhookSecret[] {
  return JSON.parse(textOf(item, 'secrets')) as WebhookSecret[];
}

/** The same text for the same secrets: a change of them is on condition of it. */
export function secretsText(secrets: readonly WebhookSecret[]): string {
  return JSON.stringify(secrets.map(({ value, expiresAt }) => ({ value, expiresAt })));
}
