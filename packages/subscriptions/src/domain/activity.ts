import type { SUBSCRIPTION_ACTIONS } from '@frontdesk/contracts/audit';

/** Who changes a subscription, under which request. */
export interface Actor {
  readonly subject: string;
  readonly role: string;
  /** `portal`: the vendor; `app`: a manager of the practice; `operator`: nobody of either. */
  readonly channel: 'portal' | 'app' | 'operator';
  readonly requestId: string;
}

export type SubscriptionAction = (typeof SUBSCRIPTION_ACTIONS)[number];

/** What was done to a subscription or one of its keys. It is written with the change itself. */
export interface Activity {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly action: SubscriptionAction;
  readonly by: Actor;
  readonly keyId?: string;
}
