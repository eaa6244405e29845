import { randomIds } from '@frontdesk/core/ids';
import { VENDOR_SCOPES } from '@frontdesk/core/roles';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { createSubscription, type ManageSubscriptionPorts, type ShownKey } from '../use-cases/manage-subscription.ts';
import { RecordedMeter } from './recorded-meter.ts';

export const NOON = Date.parse('2026-11-28T12:00:00Z');
export const MINUTE = 60_000;
const OPERATOR = { subject: 'operator', role: 'operator', channel: 'operator', requestId: 'request-1' } as const;

/** A clock that a test moves. */
export function movableClock(now = NOON): { now(): number; pass(milliseconds: number): void } {
  let current = now;
  return {
    now: () => current,
    pass: (milliseconds) => {
      current += milliseconds;
    },
  };
}

export function managing(store: SubscriptionStore, clock = movableClock()) {
  return { store, clock, ids: randomIds, meter: new RecordedMeter(), by: OPERATOR } satisfies ManageSubscriptionPorts;
}

/** A new subscription of a small plan with everything allowed, and its first key. */
export function subscribe(
  ports: ManageSubscriptionPorts,
  given: Partial<Parameters<typeof createSubscription>[1]> = {},
): Promise<ShownKey> {
  const all = { practiceId: 'p001', vendor: 'Acme PM', plan: 'small' as const, scopes: [...VENDOR_SCOPES] };
  return createSubscription(ports, { ...all, ...given }, 'first');
}
