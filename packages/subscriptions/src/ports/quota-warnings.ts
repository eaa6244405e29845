import type { QuotaWarning } from '../domain/quota-warning.ts';

/** Which warnings were sent. */
export interface QuotaWarnings {
  /** Takes a warning up, for a minute: whoever is killed meanwhile leaves it to the next. False: it was sent, somebody is at it, or it was tried
   *  often enough. Throws UNAVAILABLE. */
  claim(subscriptionId: string, warning: QuotaWarning): Promise<boolean>;
  /** It was sent, and is not sent again. */
  markSent(subscriptionId: string, warning: QuotaWarning): Promise<void>;
}
