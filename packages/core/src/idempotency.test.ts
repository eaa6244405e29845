import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { idempotencyKeyFrom, idempotencyScope, requireIdempotencyKey } from './idempotency.ts';

const CALLER = { practiceId: 'p001', channel: 'app', subject: 'user-1' } as const;
const refusal = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error instanceof AppError ? { code: error.code, faults: error.faults } : error;
  }
};

describe('idempotencyKeyFrom', () => {
  it('reads either header, the standard one first', () => {
    expect(idempotencyKeyFrom({ 'idempotency-key': 'a' })).toBe('a');
    expect(idempotencyKeyFrom({ 'x-idempotency-key': 'b' })).toBe('b');
    expect(idempotencyKeyFrom({ 'idempotency-key': 'a', 'x-idempotency-key': 'b' })).toBe('a');
    expect(idempotencyKeyFrom({})).toBeUndefined();
  });

  it('takes 255 visible ASCII characters', () => {
    expect(idempotencyKeyFrom({ 'idempotency-key': '~'.repeat(255) })).toHaveLength(255);
  });

  it.each(['', ' ', 'a b', 'ü', 'a\n', '~'.repeat(256)])(
    "refuses %j at the header's pointer, without repeating it",
    (key) => {
      expect(refusal(() => idempotencyKeyFrom({ 'idempotency-key': key }))).toEqual({
        code: 'INPUT_INVALID',
        faults: [{ pointer: '/headers/idempotency-key', message: 'must be 1 to 255 visible ASCII characters' }],
      });
    },
  );
});

describe('requireIdempotencyKey', () => {
  it('throws IDEMPOTENCY_KEY_REQUIRED when neither header is sent', () => {
    expect(refusal(() => requireIdempotencyKey({}))).toMatchObject({ code: 'IDEMPOTENCY_KEY_REQUIRED' });
    expect(requireIdempotencyKey({ 'idempotency-key': 'a' })).toBe('a');
  });
});

describe('idempotencyScope', () => {
  const base = idempotencyScope(CALLER, 'bookAppointment', 'key-1', { a: 1, b: [2] });

  it('begins with the practice and holds nothing of the key or the request', () => {
    expect(base.scope).toMatch(/^p001#[0-9a-f]{64}$/);
    expect(base.requestHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same for the same request with its members in another order', () => {
    expect(idempotencyScope({ ...CALLER }, 'bookAppointment', 'key-1', { b: [2], a: 1 })).toEqual(base);
  });

  it('is another scope for another practice, channel, subject, operation or key', () => {
    const others = [
      idempotencyScope({ ...CALLER, practiceId: 'p002' }, 'bookAppointment', 'key-1', {}),
      idempotencyScope({ ...CALLER, channel: 'partner' }, 'bookAppointment', 'key-1', {}),
      idempotencyScope({ ...CALLER, subject: 'user-2' }, 'bookAppointment', 'key-1', {}),
      idempotencyScope(CALLER, 'createHold', 'key-1', {}),
      idempotencyScope(CALLER, 'bookAppointment', 'key-2', {}),
    ];
    expect(new Set([base, ...others].map(({ scope }) => scope)).size).toBe(6);
  });

  it('does not confuse parts that run into each other', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.string(), fc.string(), fc.string()),
        fc.tuple(fc.string(), fc.string(), fc.string()),
        (a, b) => {
          const scopeOf = ([subject, operation, key]: [string, string, string]) =>
            idempotencyScope({ ...CALLER, subject }, operation, key, null).scope;
          expect(scopeOf(a) === scopeOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
        },
      ),
    );
  });

  it('keeps the scope and changes the digest when only the request differs', () => {
    const other = idempotencyScope(CALLER, 'bookAppointment', 'key-1', { a: 1, b: [3] });
    expect(other.scope).toBe(base.scope);
    expect(other.requestHash).not.toBe(base.requestHash);
  });

  it('digests a request without a body', () => {
    expect(idempotencyScope(CALLER, 'x', 'k', undefined).requestHash).toMatch(/^[0-9a-f]{64}$/);
  });
});
