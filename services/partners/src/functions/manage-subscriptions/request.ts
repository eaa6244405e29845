import { identifier } from '@frontdesk/contracts/identifiers';
import { PLANS } from '@frontdesk/core/plans';
import { VENDOR_SCOPES } from '@frontdesk/core/roles';
import * as z from 'zod/mini';

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
const id = { subscriptionId: identifier };
const key = { ...id, keyId: identifier };
/** Whether the gateway forgets at once what it has kept. */
const at = { now: z._default(z.boolean(), false) };

/** What operators ask for. */
export const managementRequest = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('create'),
    practiceId: identifier,
    vendor: name,
    plan: z.enum(Object.keys(PLANS) as (keyof typeof PLANS)[]),
    // The least that a key opens is what it may know of itself.
    scopes: z._default(z.array(z.enum(VENDOR_SCOPES)).check(z.refine((scopes) => scopes.includes('slots:read'))), [
      ...VENDOR_SCOPES,
    ]),
    keyName: z._default(name, 'first'),
  }),
  z.strictObject({ action: z.literal('add-key'), ...id, keyName: name }),
  z.strictObject({
    action: z.literal('rotate'),
    ...key,
    graceSeconds: z._default(z.int().check(z.minimum(0), z.maximum(30 * 86_400)), 86_400),
  }),
  z.strictObject({ action: z.literal('revoke'), ...key, ...at }),
  z.strictObject({ action: z.enum(['suspend', 'resume', 'end']), ...id, ...at }),
  z.strictObject({ action: z.literal('list'), practiceId: identifier }),
]);

export type ManagementRequest = z.output<typeof managementRequest>;
