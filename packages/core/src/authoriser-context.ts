import { AppError } from './app-error.ts';
import { IDENTIFIER_FORM } from './identifier-form.ts';
import { ROLES, type Role, roleIncludes } from './roles.ts';

/** Who calls, as every function sees it. Filled from what the gateway verified; no function parses a token. */
export interface AuthoriserContext {
  practiceId: string;
  role: Role | 'partner';
  /** The user's id (`sub`), or the subscription's id on the partner channel, whichever of its keys was sent. */
  subject: string;
  scopes: readonly string[];
  channel: 'app' | 'partner';
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

function scopesIn(text: unknown): string[] {
  return typeof text === 'string' ? text.split(' ').filter((name) => name !== '') : [];
}

/** Throws FORBIDDEN unless the caller's role includes `required`. */
export function requireRole(caller: AuthoriserContext, required: Role): void {
  if (caller.role === 'partner' || !roleIncludes(caller.role, required)) throw new AppError('FORBIDDEN');
}

/** Throws NOT_FOUND when a path names another practice: its existence is nobody else's business. */
export function requireOwnPractice(caller: AuthoriserContext, practiceId: string): void {
  if (practiceId !== caller.practiceId) throw new AppError('NOT_FOUND');
}
