import type { Subscription } from '../domain/subscription.ts';

/** What subscriptions are metered by. */
export interface MeteredSubscriptions {
  /** Undefined when there is none. */
  find(id: string): Promise<Pick<Subscription, 'plan' | 'meteredKey' | 'vendorEmail'> | undefined>;
}
