import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { WebhookPlace, WebhooksApi } from './webhooks-api.ts';

/** Deliveries and states change while somebody looks. */
const LOOK_MS = 2_000;

export const webhooksQuery = (api: WebhooksApi, subscriptionId: string) =>
  queryOptions({
    queryKey: ['webhooks', subscriptionId],
    queryFn: () => api.list(subscriptionId),
    refetchInterval: LOOK_MS,
  });

export const deliveriesQuery = (api: WebhooksApi, place: WebhookPlace) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', place.subscriptionId, place.webhookId],
    queryFn: ({ pageParam }) => api.listDeliveries(place, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: LOOK_MS,
  });
