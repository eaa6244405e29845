import type { Activity } from '../domain/activity.ts';
import type { KeyGrant } from '../domain/key-grant.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { ActivityLog } from '../ports/activity-log.ts';
import type { KeyDirectory } from '../ports/key-directory.ts';
import type { StoredSubscription, SubscriptionStore } from '../ports/subscription-store.ts';

/** Subscriptions and keys as the table keeps them: each change a revision, last uses beside it. */
export class InMemorySubscriptions implements SubscriptionStore, KeyDirectory {
  readonly #subscriptions = new Map<string, StoredSubscription>();
  readonly #grants = new Map<string, Omit<KeyGrant, 'lastUsedAt'>>();
  readonly #lastUsedAt = new Map<string, number>();
  /** What was noted with changes, oldest first. */
  readonly activities: (Activity & { readonly subscriptionId: string })[] = [];
  /** Looks for a key so far. */
  reads = 0;

  async read(id: string): Promise<StoredSubscription | undefined> {
    const stored = this.#subscriptions.get(id);
    return stored && { ...stored, subscription: this.#withUses(stored.subscription) };
  }

  async keep({ subscription, revision }: StoredSubscription, activity?: Activity): Promise<boolean> {
    if ((this.#subscriptions.get(subscription.id)?.revision ?? 0) !== revision) return false;
    this.#subscriptions.set(subscription.id, { subscription, revision: revision + 1 });
    if (activity !== undefined) this.activities.push({ ...activity, subscriptionId: subscription.id });
    const { practiceId, plan, scopes, status, meteredKey } = subscription;
    for (const { name: _, createdAt: __, lastUsedAt: ___, ...key } of subscription.keys) {
      const standing = { practiceId, plan, scopes, status, usageIdentifierKey: meteredKey?.value ?? '' };
      this.#grants.set(key.hash, { ...key, ...standing, subscriptionId: subscription.id });
    }
    return true;
  }

  async ofPractice(practiceId: string): Promise<StoredSubscription[]> {
    return this.#where((subscription) => subscription.practiceId === practiceId).map((stored) => ({
      ...stored,
      subscription: this.#withUses(stored.subscription),
    }));
  }

  async ofVendor(vendorId: string): Promise<StoredSubscription[]> {
    return this.#where((subscription) => subscription.vendorId === vendorId).map((stored) => ({
      ...stored,
      subscription: { ...stored.subscription, keys: [] },
    }));
  }

  #where(matches: (subscription: Subscription) => boolean): StoredSubscription[] {
    return [...this.#subscriptions.values()]
      .filter(({ subscription }) => matches(subscription))
      .sort((one, other) => (one.subscription.id < other.subscription.id ? -1 : 1));
  }

  async find(hash: string): Promise<KeyGrant | undefined> {
    this.reads += 1;
    const grant = this.#grants.get(hash);
    const lastUsedAt = this.#lastUsedAt.get(hash);
    return grant && { ...grant, ...(lastUsedAt !== undefined && { lastUsedAt }) };
  }

  async noteUse(hash: string, now: number, notedBefore: number): Promise<void> {
    if (this.#grants.has(hash) && (this.#lastUsedAt.get(hash) ?? 0) < notedBefore) this.#lastUsedAt.set(hash, now);
  }

  /** The trails of subscriptions, as the table keeps them. */
  readonly log: ActivityLog = {
    read: async (_, id, limit, beforeKey = String(this.activities.length)) => {
      const before = this.activities.map((activity, index) => ({ ...activity, index })).slice(0, Number(beforeKey));
      const all = before.filter(({ subscriptionId }) => subscriptionId === id).reverse();
      const page = all.slice(0, limit);
      const activities = page.map(({ index: _index, subscriptionId: _id, ...activity }) => activity);
      return { activities, ...(all.length > limit && { lastKey: String(page.at(-1)?.index) }) };
    },
  };

  #withUses(subscription: Subscription): Subscription {
    const keys = subscription.keys.map((key) => {
      const lastUsedAt = this.#lastUsedAt.get(key.hash);
      return { ...key, ...(lastUsedAt !== undefined && { lastUsedAt }) };
    });
    return { ...subscription, keys };
  }
}
