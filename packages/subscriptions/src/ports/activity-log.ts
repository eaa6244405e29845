import type { Activity } from '../domain/activity.ts';

export interface ActivityPage {
  /** Newest first. */
  readonly activities: readonly Activity[];
  /** Where the next page goes on; absent on the last one. */
  readonly lastKey?: string | undefined;
}

/** What was done to subscriptions. */
export interface ActivityLog {
  /** Consistent with every answered change. */
  read(practiceId: string, subscriptionId: string, limit: number, beforeKey?: string): Promise<ActivityPage>;
}
