import { isStaff } from '@frontdesk/core/authoriser-context';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';

/** For the practice's own people; they never leave for a partner. */
export const STAFF_FIELDS: ReadonlySet<string> = new Set(['internalNotes', 'billingCode', 'auditTrail']);

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/i;

/** Takes the staff-only fields, at any depth, out of JSON answers to whoever is not of the practice. */
export function staffFields(): ApiMiddleware {
  const stripStaffFields = ({ internal, response }: ChainRequest): void => {
    const { caller } = internal;
    if (caller !== undefined && isStaff(caller.role) && caller.channel === 'app') return;
    if (response === null || response === undefined || response.body === undefined || response.body === '') return;
    if (!JSON_TYPE.test(String(response.headers?.['content-type'] ?? 'application/json'))) return;
    response.body = JSON.stringify(JSON.parse(response.body, dropStaffField));
  };

  return { name: 'staffFields', after: stripStaffFields };
}

function dropStaffField(name: string, value: unknown): unknown {
  return STAFF_FIELDS.has(name) ? undefined : value;
}
