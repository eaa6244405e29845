import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { type AuthoriserContext, contextFromJwtClaims, requireOwnPractice, requireRole } from './authoriser-context.ts';

const CLAIMS = { sub: 'user-1', practice_id: 'p001', role: 'manager', scope: 'slots:read  calls:read' };
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

describe('contextFromJwtClaims', () => {
  it('reads practice, role, subject and scopes, and marks the channel app', () => {
    expect(contextFromJwtClaims(CLAIMS)).toEqual({
      practiceId: 'p001',
      role: 'manager',
      subject: 'user-1',
      scopes: ['slots:read', 'calls:read'],
      channel: 'app',
    });
  });

  it('reads a token without scopes as one with none', () => {
    const { scope: _, ...claims } = CLAIMS;
    expect(contextFromJwtClaims(claims).scopes).toEqual([]);
  });

  it.each([
    ['no practice', { practice_id: undefined }],
    ['an empty practice', { practice_id: '' }],
    ['a practice with #, which separates parts of keys', { practice_id: 'p001#x' }],
    ['a practice that ends in a line feed', { practice_id: 'p001\n' }],
    ['a practice that is no text', { practice_id: ['p001'] }],
    ['no role', { role: undefined }],
    ['an unknown role', { role: 'root' }],
    ['the role partner, which only API keys have', { role: 'partner' }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
  ])('throws FORBIDDEN for %s', (_, change) => {
    expect(codeOf(() => contextFromJwtClaims({ ...CLAIMS, ...change }))).toBe('FORBIDDEN');
  });

  it('gives a context or FORBIDDEN for any claims', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('sub', 'practice_id', 'role', 'scope'), fc.anything()), (claims) => {
        expect([undefined, 'FORBIDDEN']).toContain(codeOf(() => contextFromJwtClaims(claims)));
      }),
    );
  });
});

describe('requireRole', () => {
  const caller = (role: AuthoriserContext['role']): AuthoriserContext => ({ ...contextFromJwtClaims(CLAIMS), role });

  it('lets a role do what the lesser ones may, and no more', () => {
    expect(codeOf(() => requireRole(caller('admin'), 'manager'))).toBeUndefined();
    expect(codeOf(() => requireRole(caller('manager'), 'manager'))).toBeUndefined();
    expect(codeOf(() => requireRole(caller('agent'), 'manager'))).toBe('FORBIDDEN');
    expect(codeOf(() => requireRole(caller('manager'), 'admin'))).toBe('FORBIDDEN');
  });

  it('lets a partner do nothing that needs a role', () => {
    expect(codeOf(() => requireRole(caller('partner'), 'agent'))).toBe('FORBIDDEN');
  });
});

describe('requireOwnPractice', () => {
  it("answers another practice's id as one that does not exist", () => {
    expect(codeOf(() => requireOwnPractice(contextFromJwtClaims(CLAIMS), 'p001'))).toBeUndefined();
    expect(codeOf(() => requireOwnPractice(contextFromJwtClaims(CLAIMS), 'p002'))).toBe('NOT_FOUND');
  });
});
