import type { PartnerRoute } from './partner-route.ts';

/** The whole index of the Partner API. */
export const PARTNER_ROUTES: readonly PartnerRoute[] = [];
