import type { Scope } from '@frontdesk/core/roles';
import type { Route } from './route.ts';

export type PartnerVersion = 'v1' | 'v2';

/** One route of the Partner API with all of its policies. The single source for the version's OpenAPI document and for the REST API:
 *  its resources, methods, models and method settings are generated from here. */
export interface PartnerRoute extends Omit<Route, 'service' | 'scopes' | 'role'> {
  version: PartnerVersion;
  /** With the version: `/v2/appointments/{id}`. */
  path: string;
  /** The key must allow it. */
  scope: Scope;
  /** How many requests of the subscription's quota a call counts as; 0: none, and the plan's rate does not hold it back either. */
  quotaCost: 0 | 1;
  /** How long the stage keeps an answer, by path, query and the caller's practice. Absent: not at all. */
  cacheSeconds?: number;
  /** Of all callers together, in the place of the stage's own limit; for what no plan holds back. */
  rate?: { perSecond: number; burst: number };
}
