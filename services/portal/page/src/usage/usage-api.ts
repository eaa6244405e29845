import type { PortalSchemas } from '@frontdesk/client/portal-client';
import type { PortalCall } from '../portal-call.ts';

/** What a subscription was used for. Days are UTC's. */
export type Usage = PortalSchemas['SubscriptionUsage'];
/** How many requests there were, and what came of them. */
export type Counts = Usage['total'];
/** One request, as the log of seven days has it: never a body. */
export type LoggedRequest = PortalSchemas['LoggedRequest'];

export interface RequestFilter {
  readonly keyId?: string;
  readonly status?: string;
  readonly method?: string;
  readonly route?: string;
}

/** The part of the portal's API that is about what was called. Every method throws FrontdeskError. */
export interface UsageApi {
  /** From a day to another, both inclusive. */
  read(subscriptionId: string, range: { readonly from: string; readonly to: string }): Promise<Usage>;
  /** The newest first. A page may have none and still lead on. */
  listRequests(
    subscriptionId: string,
    filter: RequestFilter,
    cursor: string | undefined,
  ): Promise<PortalSchemas['RequestLogPage']>;
}

export function usageApi(call: PortalCall): UsageApi {
  const of = (subscriptionId: string): string => `/subscriptions/${encodeURIComponent(subscriptionId)}`;
  return {
    read: (subscriptionId, range) => call('GET', `${of(subscriptionId)}/usage?${new URLSearchParams({ ...range })}`),
    listRequests: (subscriptionId, filter, cursor) => {
      const query = new URLSearchParams({ ...filter, ...(cursor !== undefined && { cursor }), limit: '50' });
      return call('GET', `${of(subscriptionId)}/requests?${query}`);
    },
  };
}
