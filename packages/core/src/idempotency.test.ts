import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idempotencyScope } from './idempotency.ts';

const CALLER = { practiceId: 'p001', channel: 'app', subject: 'user-1' } as const;

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
