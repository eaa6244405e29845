import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newApiKey, readApiKey } from './api-key.ts';

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ANY_CHARACTER = [...BASE_62, '_', '-', ' ', 'é'];
const modes = fc.constantFrom('live' as const, 'test' as const);

/** Every key in reach, by a random source that the property shrinks. */
const keys = fc
  .tuple(modes, fc.array(fc.nat(61), { minLength: 32, maxLength: 32 }))
  .map(([mode, digits]) => newApiKey(mode, () => digits.pop() as number));

const swapped = (text: string, at: number): string =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

/** CRC-32 bit by bit, as ISO 3309 defines it. */
function crc32(text: string): number {
  let rest = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}

describe('an API key', () => {
  it('is a prefix, 32 random characters and the CRC-32 of both in base 62', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(key).toMatch(/^fd_(live|test)_[0-9A-Za-z]{38}$/);
        const digits = [...key.slice(-6)].map((digit) => BASE_62.indexOf(digit));
        expect(digits.reduce((sum, digit) => sum * 62 + digit, 0)).toBe(crc32(key.slice(0, -6)));
      }),
    );
  });

  it('is read as its mode and its SHA-256', () => {
    for (const mode of ['live', 'test'] as const) {
      const key = newApiKey(mode);
      expect(readApiKey(key)).toEqual({ mode, hash: createHash('sha256').update(key).digest('hex') });
    }
  });

  it('draws each of its random characters equally often', () => {
    const count = new Map<string, number>();
    for (let n = 0; n < 2_000; n += 1) {
      for (const character of newApiKey('live').slice(8, 40)) count.set(character, (count.get(character) ?? 0) + 1);
    }
    // 64,000 draws, 1,032 expected of each. Chi-squared with 61 degrees of freedom is above 130 once in a million runs.
    const expected = 64_000 / 62;
    const chi = [...BASE_62].reduce((sum, one) => sum + ((count.get(one) ?? 0) - expected) ** 2 / expected, 0);
    expect(chi).toBeLessThan(130);
  });

  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => newApiKey('live'))).size).toBe(1_000);
  });
});

describe('a mistyped key', () => {
  it('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(keys, (key) => {
        for (let at = 0; at < key.length; at += 1) {
          for (const wrong of ANY_CHARACTER) {
            if (wrong === key.charAt(at)) continue;
            expect(readApiKey(key.slice(0, at) + wrong + key.slice(at + 1))).toBeUndefined();
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it('is refused with any two neighbors swapped', () => {
    fc.assert(
      fc.property(keys, (key) => {
        for (let at = 0; at + 1 < key.length; at += 1) {
          if (key.charAt(at) !== key.charAt(at + 1)) expect(readApiKey(swapped(key, at))).toBeUndefined();
        }
      }),
    );
  });

  it('is refused when characters are missing, added, or of the other mode', () => {
    fc.assert(
      fc.property(keys, fc.nat(45), (key, at) => {
        expect(readApiKey(key.slice(0, at) + key.slice(at + 1))).toBeUndefined();
        expect(readApiKey(key.slice(0, at) + key.charAt(at) + key.slice(at))).toBeUndefined();
        const other = key.includes('live') ? key.replace('live', 'test') : key.replace('test', 'live');
        expect(readApiKey(other)).toBeUndefined();
        expect(readApiKey(` ${key}`)).toBeUndefined();
        expect(readApiKey(`${key}\n`)).toBeUndefined();
      }),
    );
  });

  it('passes no more often than one in 2^32 when it is random', () => {
    const random = fc.array(fc.constantFrom(...BASE_62), { minLength: 38, maxLength: 38 });
    fc.assert(
      fc.property(modes, random, (mode, characters) => {
        expect(readApiKey(`fd_${mode}_${characters.join('')}`)).toBeUndefined();
      }),
      { numRuns: 10_000 },
    );
  });

  it.each(['', 'fd_live_', 'undefined', 'x'.repeat(100_000)])('is refused as %.20s', (text) =>
    expect(readApiKey(text)).toBeUndefined(),
  );
});
