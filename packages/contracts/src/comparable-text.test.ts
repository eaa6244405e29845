import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableMemberId, comparableName } from './comparable-text.ts';

describe('comparableName', () => {
  it.each([
    ['obriennunez', ['O’Brien-Núñez', "O'Brien Nunez", 'OʼBRIEN NUN\u0303EZ']],
    ['strasse', ['Straße', 'STRASSE', 'STRA\u1e9eE']],
    ['sorensen', ['Sørensen', 'SØRENSEN', 'Sorensen']],
    ['inonu', ['İnönü', 'INONU', 'ınönü']],
    ['παπαδοπουλοσ', ['Παπαδόπουλος', 'ΠΑΠΑΔΟΠΟΥΛΟΣ']],
    ['hawaii', ['Hawaiʻi', 'Hawaii', "HAWAI'I"]],
    ['محمد', ['مُحَمَّد', 'محمد']],
    ['שלום', ['שָׁלוֹם', 'שלום']],
    ['fitz', ['ﬁtz', 'Fitz', 'Ｆｉｔｚ']],
  ])('makes %s of each way to write it', (expected, names) => {
    expect(names.map(comparableName)).toEqual(names.map(() => expected));
  });

  it.each([
    ['Müller', 'Mueller'],
    ['राम', 'रमा'],
    ['かとう', 'がとう'],
    ['Ana', 'Anna'],
  ])('tells %s and %s apart', (one, other) => {
    expect(comparableName(one)).not.toBe(comparableName(other));
  });

  it('does not depend on case, form and what it was made of before', () => {
    const someName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(someName, (name) => {
        const comparable = comparableName(name);
        expect(comparableName(name.normalize('NFD'))).toBe(comparable);
        expect(comparableName(name.normalize('NFC'))).toBe(comparable);
        expect(comparableName(` ${name}-`)).toBe(comparable);
        expect(comparableName(comparable)).toBe(comparable);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is what an ICU collator without case and accents says of Latin names', () => {
    const collator = new Intl.Collator('en', { sensitivity: 'base' });
    const latin = fc.string({
      unit: fc.constantFrom(...'aAbBeéÉèêëEnNñÑoóöÖçÇcCuüÜåÅzžŽ'),
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(latin, latin, (one, other) => {
        expect(comparableName(one) === comparableName(other)).toBe(collator.compare(one, other) === 0);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('comparableMemberId', () => {
  it('does not depend on case, spaces and hyphens', () => {
    expect(['AB-123 456', 'ab123456', 'Ab 123-456'].map(comparableMemberId)).toEqual(Array(3).fill('AB123456'));
    expect(comparableMemberId('--')).toBe('--');
    expect(comparableMemberId('AB1')).not.toBe(comparableMemberId('AB2'));
  });
});
