import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import type { Scope } from '@frontdesk/core/roles';
import type { KeyGrant } from '../domain/key-grant.ts';
import type {
  Asked,
  MeteredKey,
  PlanName,
  Subscription,
  SubscriptionKey,
  SubscriptionStatus,
} from '../domain/subscription.ts';

/** A subscription without its keys. */
export type SubscriptionRecord = Omit<Subscription, 'keys'> & {
  readonly revision: number;
  readonly keyHashes: readonly string[];
};

/** The item of a subscription, under its id. */
export function itemOfSubscription({ keys, ...subscription }: Subscription, revision: number): Item {
  const { id, practiceId, vendor, vendorId, vendorEmail, asked, plan, scopes, status, meteredKey, createdAt } =
    subscription;
  return {
    id: { S: id },
    practiceId: { S: practiceId },
    vendor: { S: vendor },
    plan: { S: plan },
    scopes: { S: scopes.join(' ') },
    status: { S: status },
    ...(vendorId !== undefined && { vendorId: { S: vendorId } }),
    ...(vendorEmail !== undefined && { vendorEmail: { S: vendorEmail } }),
    ...(asked !== undefined && { asked: { S: JSON.stringify(asked) } }),
    ...(meteredKey !== undefined && {
      meteredKeyId: { S: meteredKey.id },
      meteredKeyValue: { S: meteredKey.value },
      usagePlanId: { S: meteredKey.usagePlanId },
    }),
    createdAt: { N: String(createdAt) },
    revision: { N: String(revision) },
    keyHashes: { L: keys.map(({ hash }) => ({ S: hash })) },
  };
}

export function subscriptionFrom(item: Item): SubscriptionRecord {
  return {
    id: textOf(item, 'id'),
    practiceId: textOf(item, 'practiceId'),
    vendor: textOf(item, 'vendor'),
    ...(item.vendorId !== undefined && { vendorId: textOf(item, 'vendorId') }),
    ...(item.vendorEmail !== undefined && { vendorEmail: textOf(item, 'vendorEmail') }),
    ...(item.asked !== undefined && { asked: JSON.parse(textOf(item, 'asked')) as Asked }),
    ...(item.meteredKeyId !== undefined && { meteredKey: meteredKeyFrom(item) }),
    ...standingFrom(item),
    createdAt: numberOf(item, 'createdAt'),
    revision: numberOf(item, 'revision'),
    keyHashes: (item.keyHashes?.L ?? []).flatMap(({ S }) => S ?? []),
  };
}

function meteredKeyFrom(item: Item): MeteredKey {
  return {
    id: textOf(item, 'meteredKeyId'),
    value: textOf(item, 'meteredKeyValue'),
    usagePlanId: textOf(item, 'usagePlanId'),
  };
}

/** What a key's item holds beside its last use: with what it has of its subscription, one read decides over the key. */
export function attributesOfKey(key: SubscriptionKey, subscription: Subscription): Record<string, AttributeValue> {
  const { practiceId, plan, scopes, status, meteredKey } = subscription;
  if (meteredKey === undefined) throw new TypeError('A subscription with keys has a metered key.');
  return {
    subscriptionId: { S: subscription.id },
    keyId: { S: key.keyId },
    name: { S: key.name },
    createdAt: { N: String(key.createdAt) },
    ...(key.expiresAt !== undefined && { validUntil: { N: String(key.expiresAt) } }),
    ...(key.revokedAt !== undefined && { revokedAt: { N: String(key.revokedAt) } }),
    practiceId: { S: practiceId },
    plan: { S: plan },
    scopes: { S: scopes.join(' ') },
    status: { S: status },
    meteredKeyValue: { S: meteredKey.value },
  };
}

export function keyFrom(item: Item): SubscriptionKey {
  return {
    ...stateFrom(item),
    name: textOf(item, 'name'),
    createdAt: numberOf(item, 'createdAt'),
  };
}

export function grantFrom(item: Item): KeyGrant {
  return {
    ...stateFrom(item),
    ...standingFrom(item),
    subscriptionId: textOf(item, 'subscriptionId'),
    practiceId: textOf(item, 'practiceId'),
    usageIdentifierKey: textOf(item, 'meteredKeyValue'),
  };
}

function stateFrom(item: Item): Pick<KeyGrant, 'keyId' | 'hash' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'> {
  return {
    keyId: textOf(item, 'keyId'),
    hash: textOf(item, 'id'),
    ...(item.validUntil !== undefined && { expiresAt: numberOf(item, 'validUntil') }),
    ...(item.revokedAt !== undefined && { revokedAt: numberOf(item, 'revokedAt') }),
    ...(item.lastUsedAt !== undefined && { lastUsedAt: numberOf(item, 'lastUsedAt') }),
  };
}

function standingFrom(item: Item): Pick<Subscription, 'plan' | 'scopes' | 'status'> {
  return {
    plan: textOf(item, 'plan') as PlanName,
    scopes: textOf(item, 'scopes').split(' ') as Scope[],
    status: textOf(item, 'status') as SubscriptionStatus,
  };
}
