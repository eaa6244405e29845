import type { Activity, Key, Scope, Subscription } from '../portal-api.ts';

export const STATUS_TEXTS: Readonly<Record<Subscription['status'], string>> = {
  requested: 'Waiting for the practice',
  active: 'Active',
  suspended: 'Suspended by the practice',
  ended: 'Ended',
};

export const KEY_TEXTS: Readonly<Record<Key['status'], string>> = {
  active: 'Active',
  expiring: 'Replaced',
  expired: 'Expired',
  revoked: 'Revoked',
};

export const SCOPE_TEXTS: Readonly<Record<Scope, string>> = {
  'slots:read': 'Find free times',
  'appointments:read': 'Read appointments',
  'appointments:write': 'Book, move and cancel',
  'insurance:read': 'Read insurance',
  'insurance:write': 'Verify insurance',
};

const ACTION_TEXTS: Readonly<Record<string, string>> = {
  'subscription-requested': 'Access asked for',
  'subscription-created': 'Subscription created',
  'subscription-approved': 'Access approved',
  'subscription-suspended': 'Access suspended',
  'subscription-resumed': 'Access resumed',
  'subscription-ended': 'Access ended',
  'key-created': 'Key created',
  'key-rotated': 'Key rotated',
  'key-revoked': 'Key revoked',
  'sandbox-reset': 'Sandbox reset',
};
const BY_TEXTS: Readonly<Record<Activity['by'], string>> = {
  vendor: 'you',
  practice: 'the practice',
  operator: 'Frontdesk',
};

export const actionText = ({ action, by }: Activity): string => `${ACTION_TEXTS[action] ?? action} by ${BY_TEXTS[by]}`;

/** Such as "Nov 28, 2026, 8:47 PM", on the reader's clock. */
export const instantText = (instant: string): string =>
  new Date(instant).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** Such as "10:32:05 AM", with the day when that is another one. */
export function timeText(instant: string): string {
  const at = new Date(instant);
  const isToday = at.toDateString() === new Date().toDateString();
  return at.toLocaleString('en-US', { ...(!isToday && { dateStyle: 'medium' }), timeStyle: 'medium' });
}
