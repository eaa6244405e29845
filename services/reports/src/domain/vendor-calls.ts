import type { VendorCallsFact } from './facts.ts';

/** Requests that have version, route, key and status in common, as they are counted. */
export interface CountedRequests {
  readonly day: string;
  readonly version: string;
  readonly status: number;
  readonly requests: number;
  readonly cached: number;
}

const TOO_MANY_REQUESTS = 429;

/** What a subscription called on each day of each version. */
export function vendorCallsOf(
  subscriptionId: string,
  vendor: string,
  counts: readonly CountedRequests[],
): VendorCallsFact[] {
  const groups = Map.groupBy(counts, ({ day, version }) => `${day} ${version}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const requestsWhere = (matches: (status: number) => boolean): number =>
      sum(own.filter(({ status }) => matches(status)).map(({ requests }) => requests));
    return {
      ...{ day: first.day, subscriptionId, version: first.version, vendor },
      requests: requestsWhere(() => true),
      cached: sum(own.map(({ cached }) => cached)),
      throttled: requestsWhere((status) => status === TOO_MANY_REQUESTS),
      clientErrors: requestsWhere((status) => status >= 400 && status < 500),
      serverErrors: requestsWhere((status) => status >= 500),
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((one, other) => one + other, 0);
}
