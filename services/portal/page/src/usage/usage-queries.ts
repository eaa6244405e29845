import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { addDays, todayUtc } from '../sandbox/days.ts';
import type { RequestFilter, UsageApi } from './usage-api.ts';

/** A call shows up within a minute. */
const LOOK_MS = 10_000;
const REQUESTS_LOOK_MS = 3_000;

/** The last days up to today, as UTC counts them. */
export function lastDays(count: number, now: number): { readonly from: string; readonly to: string } {
  const to = todayUtc(now);
  return { from: addDays(to, 1 - count), to };
}

export const usageQuery = (api: UsageApi, subscriptionId: string, days: number) =>
  queryOptions({
    queryKey: ['usage', subscriptionId, days],
    queryFn: () => api.read(subscriptionId, lastDays(days, Date.now())),
    refetchInterval: LOOK_MS,
  });

export const requestsQuery = (api: UsageApi, subscriptionId: string, filter: RequestFilter) =>
  infiniteQueryOptions({
    queryKey: ['requests', subscriptionId, filter],
    queryFn: ({ pageParam }) => api.listRequests(subscriptionId, filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Whoever reads further back does not want the list to move.
    refetchInterval: ({ state }) =>
      state.data !== undefined && state.data.pages.length > 1 ? false : REQUESTS_LOOK_MS,
  });
