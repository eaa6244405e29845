import type { PartnerRoute } from './partner-route.ts';
import { PARTNER_V1_ROUTES } from './routes/partner-v1.ts';
import { PARTNER_V2_ROUTES } from './routes/partner-v2.ts';

/** The whole index of the Partner API. */
export const PARTNER_ROUTES: readonly PartnerRoute[] = [...PARTNER_V1_ROUTES, ...PARTNER_V2_ROUTES];
