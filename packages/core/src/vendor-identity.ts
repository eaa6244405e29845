import { createHash } from 'node:crypto';

/** The scope of a token of the vendors' user pool, once its e-mail address is verified. */
export const PORTAL_SCOPE = 'portal:use';

/** The id of the vendor that a user of the vendors' pool is. It follows from the user's `sub`, so that an account that was opened
 *  twice at the same time is one. */
export function vendorIdOf(subject: string): string {
  return `ven_${createHash('sha256').update(subject).digest('hex').slice(0, 32)}`;
}

/** The id of a vendor's own practice, which only the vendor's test keys open. */
export function sandboxOf(vendorId: string): string {
  return `${SANDBOX_PREFIX}${vendorId.slice(VENDOR_PREFIX.length)}`;
}

/** Practices without patients, where vendors try their software. */
export function isSandbox(practiceId: string): boolean {
  return practiceId === 'sandbox' || practiceId.startsWith(SANDBOX_PREFIX);
}

const VENDOR_PREFIX = 'ven_';
const SANDBOX_PREFIX = 'sandbox-';
