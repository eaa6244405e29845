import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { IDEMPOTENCY_KEY_PATTERN, idempotencyKeyFrom, requireIdempotencyKey } from './idempotency-key.ts';

const refusal = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error instanceof AppError ? { code: error.code, faults: error.faults } : error;
  }
};
const refusedAt = (name: string) => ({ code: 'INPUT_INVALID', faults: [{ pointer: `/headers/${name}` }] });
const keyOf = (key: string) => idempotencyKeyFrom({ 'idempotency-key': key });

/** A String as RFC 9651, section 4.1.6, serializes it. */
const serialized = (key: string): string => `"${key.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const visible = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) });

describe('idempotencyKeyFrom', () => {
  it('reads either header, and both when they have the same key', () => {
    expect(idempotencyKeyFrom({ 'idempotency-key': 'a' })).toBe('a');
    expect(idempotencyKeyFrom({ 'x-idempotency-key': 'b' })).toBe('b');
    expect(idempotencyKeyFrom({ 'idempotency-key': '"a"', 'x-idempotency-key': 'a' })).toBe('a');
    expect(idempotencyKeyFrom({})).toBeUndefined();
  });

  it('refuses two headers with two keys', () => {
    const both = { 'idempotency-key': 'a', 'x-idempotency-key': 'b' };
    expect(refusal(() => idempotencyKeyFrom(both))).toMatchObject(refusedAt('x-idempotency-key'));
  });

  it('takes 255 visible ASCII characters', () => {
    expect(keyOf('~'.repeat(255))).toHaveLength(255);
    expect(keyOf(`"${'\\"'.repeat(255)}"`)).toHaveLength(255);
  });

  it.each([
    ['"k-1"', 'k-1'],
    ['"desk 7 / 0001"', 'desk 7 / 0001'],
    ['"a\\"b\\\\"', 'a"b\\'],
    ['"a,b"', 'a,b'],
    ['k-1;v=1', 'k-1;v=1'],
  ])('reads %s as %s', (sent, key) => expect(keyOf(sent)).toBe(key));

  it.each([
    '',
    ' ',
    'a b',
    'ü',
    'a\n',
    '~'.repeat(256),
    'k,k',
    'a, b',
    '""',
    '"',
    '"a',
    'a,"b"',
    '"a","a"',
    '"a", "b"',
  ])("refuses %j at the header's pointer", (key) => {
    for (const name of ['idempotency-key', 'x-idempotency-key']) {
      expect(refusal(() => idempotencyKeyFrom({ [name]: key }))).toMatchObject(refusedAt(name));
    }
  });

  it.each(['"x";v=1', '"x" ', '"x"y', '"a\\b"', '"a\\"', '("a" "b")x"', '"a\tb"', '"ü"', `"${'~'.repeat(256)}"`])(
    'refuses %j, which is no String of RFC 9651 without parameters',
    (key) => {
      const answer = refusal(() => keyOf(key));
      expect(answer).toMatchObject(refusedAt('idempotency-key'));
      expect(JSON.stringify(answer)).not.toContain(JSON.stringify(key).slice(1, -1));
    },
  );

  it('takes the quoted form of whatever is a bare key for that key', () => {
    fc.assert(
      fc.property(visible, (text) => {
        const bare = refusal(() => keyOf(text));
        if (bare === text) expect(keyOf(serialized(text))).toBe(text);
      }),
    );
  });

  it('takes no two lines for one, whatever joins them', () => {
    fc.assert(
      fc.property(visible, visible, fc.constantFrom(',', ', '), (a, b, comma) => {
        for (const [first, second] of [
          [a, b],
          [serialized(a), serialized(b)],
        ]) {
          // The opening quote of one line and the closing one of the other would be a string of its own.
          if (a.startsWith('"')) continue;
          expect(refusal(() => keyOf(`${first}${comma}${second}`))).toMatchObject({ code: 'INPUT_INVALID' });
        }
      }),
    );
  });

  it('takes what the pattern of the document takes, and nothing else', () => {
    const pattern = new RegExp(IDEMPOTENCY_KEY_PATTERN, 'u');
    fc.assert(
      fc.property(
        fc.oneof(
          visible,
          visible.map(serialized),
          visible.map((text) => `"${text}"`),
          fc.string(),
        ),
        (text) => {
          expect(typeof refusal(() => keyOf(text)) === 'string').toBe(pattern.test(text));
        },
      ),
    );
  });
});

describe('requireIdempotencyKey', () => {
  it('throws IDEMPOTENCY_KEY_REQUIRED when neither header is sent', () => {
    expect(refusal(() => requireIdempotencyKey({}))).toMatchObject({ code: 'IDEMPOTENCY_KEY_REQUIRED' });
    expect(requireIdempotencyKey({ 'idempotency-key': 'a' })).toBe('a');
  });
});
