import { queryOptions } from '@tanstack/react-query';
import type { PortalApi } from '../portal-api.ts';

export const accountQuery = (api: PortalApi) => queryOptions({ queryKey: ['account'], queryFn: api.readAccount });

export const subscriptionsQuery = (api: PortalApi) =>
  queryOptions({ queryKey: ['subscriptions'], queryFn: api.listSubscriptions });

export const keysQuery = (api: PortalApi, subscriptionId: string) =>
  queryOptions({ queryKey: ['keys', subscriptionId], queryFn: () => api.listKeys(subscriptionId) });

export const activityQuery = (api: PortalApi, subscriptionId: string) =>
  queryOptions({ queryKey: ['activity', subscriptionId], queryFn: () => api.listActivity(subscriptionId) });
