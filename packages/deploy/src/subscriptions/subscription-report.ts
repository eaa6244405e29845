import { alignedTable } from '../aligned-table.ts';

interface ShownKey {
  readonly subscriptionId: string;
  readonly keyId: string;
  readonly key: string;
}

interface ListedSubscription {
  readonly id: string;
  readonly vendor: string;
  readonly plan: string;
  readonly status: string;
  readonly keys: readonly ListedKey[];
}

interface ListedKey {
  readonly keyId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly lastUsedAt?: number;
  readonly expiresAt?: number;
  readonly revokedAt?: number;
}

/** What the function answered, for a person. */
export function subscriptionReport(answer: object): string {
  if ('key' in answer) return newKey(answer as ShownKey);
  if ('items' in answer) return list((answer as { items: readonly ListedSubscription[] }).items);
  return 'Done. The gateway keeps what it knew of a key for 300 seconds at most; --now makes it forget at once.';
}

function newKey({ subscriptionId, keyId, key }: ShownKey): string {
  const rows = [
    ['Subscription', subscriptionId],
    ['Key id', keyId],
    ['Key', key],
  ];
  return `${alignedTable(rows)}\nThe key cannot be shown again.`;
}

function list(items: readonly ListedSubscription[]): string {
  if (items.length === 0) return 'No subscription.';
  const heads = items.map(({ id, vendor, plan, status, keys }) =>
    [`${id}  ${vendor}, ${plan}, ${status}`, ...keys.map((key) => `  ${keyLine(key)}`)].join('\n'),
  );
  return heads.join('\n\n');
}

function keyLine({ keyId, name, createdAt, lastUsedAt, expiresAt, revokedAt }: ListedKey): string {
  const end = revokedAt === undefined ? expiresAt && `until ${text(expiresAt)}` : `revoked ${text(revokedAt)}`;
  const use = lastUsedAt === undefined ? 'never used' : `last used ${text(lastUsedAt)}`;
  return [keyId, name, `made ${text(createdAt)}`, use, ...(end ? [end] : [])].join('  ');
}

function text(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
