import type { Route } from './route.ts';

/** One route of the vendors' portal. A token of the vendors' own user pool opens all of them, and one of a practice's staff none. */
export type PortalRoute = Omit<Route, 'service' | 'scopes' | 'role' | 'idempotencyKey' | 'precondition'>;
