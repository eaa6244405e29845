import type { PartnerPolicy } from './partner-policies.ts';
import type { Route } from './route.ts';

/** One route of the Partner API: its policies, what a caller may send and what comes back. The single source for the version's OpenAPI
 *  document and for the REST API: its resources, methods, models and method settings are generated from here. */
export type PartnerRoute = PartnerPolicy & Omit<Route, 'service' | 'scopes' | 'role' | 'method' | 'path'>;
