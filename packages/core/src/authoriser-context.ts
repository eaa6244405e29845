import { AppError } from './app-error.ts';
import { IDENTIFIER_FORM } from './identifier-form.ts';
import { ROLES, type Role, roleIncludes } from './roles.ts';
import { sandboxOf, vendorIdOf } from './vendor-identity.ts';

/** Who calls, as every function sees it. Filled from what the gateway verified; no function parses a token. */
export interface AuthoriserContext {
  practiceId: string;
  role: Role | 'partner' | 'vendor';
  /** The user's id (`sub`), or the subscription's id on the partner channel, whichever of its keys was sent. */
  subject: string;
  scopes: readonly string[];
  channel: 'app' | 'partner' | 'portal';
}

/** Who calls the portal: a vendor, whose practice is the sandbox of its own. */
export interface VendorContext extends AuthoriserContext {
  role: 'vendor';
  channel: 'portal';
  vendorId: string;
  /** Verified by the vendors' user pool. */
  email: string;
}

/** Reads the context from the claims that an HTTP API's JWT authoriser passes on (all strings).
 *  Throws FORBIDDEN when the token names no practice or no known role. */
export function contextFromJwtClaims(claims: Readonly<Record<string, unknown>>): AuthoriserContext {
  const { practice_id: practiceId, role, sub: subject, scope } = claims;
  const knownRole = ROLES.find((known) => known === role);
  if (typeof practiceId !== 'string' || !IDENTIFIER_FORM.test(practiceId) || knownRole === undefined) {
    throw new AppError('FORBIDDEN', { detail: 'The token names no practice or no known role.' });
  }
  if (typeof subject !== 'string' || subject === '') {
    throw new AppError('FORBIDDEN', { detail: 'The token names no subject.' });
  }
  return { practiceId, role: knownRole, subject, scopes: scopesIn(scope), channel: 'app' };
}

/** Reads the context that the authoriser of the partner channel made of an API key (all strings, scopes between spaces).
 *  Throws FORBIDDEN when it names no practice, no subject, or another channel. */
export function contextFromKeyAuthoriser(values: Readonly<Record<string, unknown>>): AuthoriserContext {
  const { practiceId, role, subject, scopes, channel } = values;
  if (typeof practiceId !== 'string' || !IDENTIFIER_FORM.test(practiceId)) throw new AppError('FORBIDDEN');
  if (typeof subject !== 'string' || subject === '') throw new AppError('FORBIDDEN');
  if (role !== 'partner' || channel !== 'partner') throw new AppError('FORBIDDEN');
  return { practiceId, role, subject, scopes: scopesIn(scopes), channel };
}

/** Reads the context from the claims of a token of the vendors' user pool. Throws FORBIDDEN when it names no subject or no e-mail
 *  address. */
export function contextFromVendorClaims(claims: Readonly<Record<string, unknown>>): VendorContext {
  const { sub: subject, email, scope } = claims;
  if (typeof subject !== 'string' || subject === '') throw new AppError('FORBIDDEN');
  if (typeof email !== 'string' || email === '') throw new AppError('FORBIDDEN');
  const vendorId = vendorIdOf(subject);
  return {
    ...{ vendorId, practiceId: sandboxOf(vendorId), subject, email },
    ...{ role: 'vendor', channel: 'portal', scopes: scopesIn(scope) },
  };
}

function scopesIn(text: unknown): string[] {
  return typeof text === 'string' ? text.split(' ').filter((name) => name !== '') : [];
}

/** Throws FORBIDDEN unless the caller's role includes `required`. */
export function requireRole(caller: AuthoriserContext, required: Role): void {
  if (caller.channel !== 'app' || !isStaff(caller.role) || !roleIncludes(caller.role, required))
    throw new AppError('FORBIDDEN');
}

/** Whether somebody of a practice calls, and neither a vendor nor its key. */
export function isStaff(role: AuthoriserContext['role']): role is Role {
  return role !== 'partner' && role !== 'vendor';
}

/** Throws NOT_FOUND when a path names another practice: its existence is nobody else's business. */
export function requireOwnPractice(caller: AuthoriserContext, practiceId: string): void {
  if (practiceId !== caller.practiceId) throw new AppError('NOT_FOUND');
}
