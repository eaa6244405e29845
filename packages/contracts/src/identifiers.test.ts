import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifier } from './identifiers.ts';
import { paging } from './paging.ts';

describe('identifier', () => {
  it('takes letters, digits, dots, dashes and underscores', () => {
    for (const id of ['p001', 'dr-adams', 'apt_0f', 'v1.2', 'A', 'x'.repeat(64)]) {
      expect(identifier.safeParse(id).success).toBe(true);
    }
  });

  it('takes nothing that would end one part of a key and begin another, or leave a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (identifier.safeParse(text).success) expect(text).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
      }),
    );
    for (const id of ['', 'a#b', 'a/b', '..', '.a', '-a', 'a\n', 'ä', 'x'.repeat(65)]) {
      expect(identifier.safeParse(id).success).toBe(false);
    }
  });
});

describe('paging', () => {
  it('reads a limit of 1 to 500 from text', () => {
    expect(paging.limit.parse('20')).toBe(20);
    expect(paging.limit.parse('500')).toBe(500);
    expect(paging.limit.parse(undefined)).toBeUndefined();
    for (const limit of [
      '0',
      '501',
      '1.5',
      '',
      'ten',
      '-1',
      'Infinity',
      '0x10',
      '1e2',
      ' 10',
      '10 ',
      '+5',
      '5.0',
      '٣',
    ]) {
      expect(paging.limit.safeParse(limit).success).toBe(false);
    }
  });
});
