import type { Activity } from '../domain/activity.ts';
import type { Subscription } from '../domain/subscription.ts';

/** A subscription as it was read. */
export interface StoredSubscription {
  readonly subscription: Subscription;
  /** Changes with each change of the subscription; 0 of one that is not stored yet. */
  readonly revision: number;
}

/** Subscriptions with their keys. */
export interface SubscriptionStore {
  /** As of the last change. Undefined when there is none. */
  read(id: string): Promise<StoredSubscription | undefined>;
  /** Keeps a subscription and all its keys with a note of who did what, or nothing. False: it is not at `revision` any more. */
  keep(stored: StoredSubscription, activity?: Activity): Promise<boolean>;
  /** All of a practice, by id; a change may be missing for a second. */
  ofPractice(practiceId: string): Promise<StoredSubscription[]>;
  /** All of a vendor of the portal, by id and without their keys; likewise. */
  ofVendor(vendorId: string): Promise<StoredSubscription[]>;
}
