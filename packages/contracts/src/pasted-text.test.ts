import fc from 'fast-check';
// @ts-expect-error: no types; the tables of UTS #46, for an independent reading of RFC 5892's CONTEXTJ.
import { combiningClassVirama, validZWNJ } from 'tr46/lib/regexes.js';
import { describe, expect, it } from 'vitest';
import { multiLine, singleLine } from './pasted-text.ts';

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu;
/** What shows, without regard to spaces: an oracle that knows nothing of joiners and selectors. */
const shown = (text: string): string =>
  text
    .normalize('NFC')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/[\s\u2800\u0085]+/g, ' ')
    .trim();
const rangeOf = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
/** Of the planes that have such characters. */
const charactersOf = (pattern: RegExp): string[] =>
  [...rangeOf(0, 0xd7ff), ...rangeOf(0xe000, 0x1ffff), ...rangeOf(0xe0000, 0xe01ff)]
    .map((codePoint) => String.fromCodePoint(codePoint))
    .filter((character) => pattern.test(character));

const ANY_INVISIBLE = charactersOf(/^[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]$/u);
/** Those that show something beside some characters: Latin letters are none of them. */
const CONTEXTUAL = /\u200c|\u200d|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{E0020}-\u{E007F}]|[\u{E0100}-\u{E01EF}]/u;
const ALWAYS_INVISIBLE = ANY_INVISIBLE.filter((character) => !CONTEXTUAL.test(character));

const word = fc.string({
  unit: fc.constantFrom(
    ...'aZé3 -\u2019ñß',
    ...'\u0645\u06cc\u0627\u062f\u05e0\u0915\u094d\u0937\u674e\u{20bb7}\u8449\uac00\u0e01',
    'e\u0301',
    '\u0308',
    '\u0323',
    '\u{1f469}',
    '\u2764\ufe0f',
    '1\ufe0f\u20e3',
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '\u200d',
    '\u200c',
    '\ufe0f',
    '\u{e0100}',
    '\u1820\u180b',
  ),
});
const latin = fc.string({
  unit: fc.constantFrom(...'aZé -\u2019ñßо\u674e\u05e0\uac00', '\u0301', '\u0323'),
  minLength: 1,
});

/** `text` with each of `insertions` at a place of its own, between any two characters. */
const withInsertions = (text: string, insertions: readonly (readonly [number, string])[]): string => {
  const characters = [...text];
  for (const [place, character] of insertions) {
    characters.splice(place % (characters.length + 1), 0, character);
  }
  return characters.join('');
};
const insertionsOf = (characters: readonly string[]) =>
  fc.array(fc.tuple(fc.nat(), fc.constantFrom(...characters)), { maxLength: 12 });

describe.each([
  ['singleLine', singleLine],
  ['multiLine', multiLine],
])('%s', (_, normalize) => {
  it.each([
    ['isolates', '\u2068\u05e0\u05d5\u05e2\u05d4\u2069', '\u05e0\u05d5\u05e2\u05d4'],
    ['embeddings', '\u202b\u0633\u0644\u0645\u0649\u202c', '\u0633\u0644\u0645\u0649'],
    ['a direction mark at the front', '\u200eMara', 'Mara'],
    ['a direction mark at the end', 'Mara\u200f', 'Mara'],
    ['a zero-width space', '\u200bMara', 'Mara'],
    ['a soft hyphen', 'Ma\u00adra', 'Mara'],
    ['a byte order mark', '\ufeffMara', 'Mara'],
    ['a word joiner', 'Ma\u2060ra', 'Mara'],
    ['an override', 'Ma\u202era\u202c', 'Mara'],
    ['a joiner between Latin letters', 'Ma\u200d\u200cra', 'Mara'],
    ['a variation selector on a letter', 'M\ufe0fara', 'Mara'],
    ['a Hangul filler', '\u3164\uac00', '\uac00'],
    ['a tag', 'Ma\u{e0061}ra', 'Mara'],
    ['a noncharacter', 'Ma\ufffera', 'Mara'],
    ['a joiner after an Arabic letter that does not reach on', '\u0627\u200c\u0628', '\u0627\u0628'],
    ['a joiner at the end of a word', '\u0645\u06cc\u200c', '\u0645\u06cc'],
    ['a decomposed letter', 'Zoe\u0308', 'Zo\u00eb'],
    ['a no-break space', 'Mara\u00a0Li', 'Mara Li'],
    ['blanks of every width around it', '\u3000\u2003 \u2800Mara\u2800\u202f\t\n', 'Mara'],
  ])('makes plain %s', (_name, pasted, text) => expect(normalize(pasted)).toBe(text));

  it.each([
    ['a joiner that Persian needs', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['a conjunct of Devanagari', '\u0915\u094d\u200d\u0937'],
    ['a conjunct of Sinhala', '\u0dc1\u0dca\u200d\u0dbb\u0dd3'],
    ['a Bengali ya-phalaa', '\u09b0\u200d\u09cd\u09af\u09be'],
    ['a chillu of Malayalam at the end', '\u0d28\u0d4d\u200d'],
    ['a family', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['a health worker with a tone', '\u{1f469}\u{1f3fd}\u200d\u2695\ufe0f'],
    ['a flag with tags', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['an ideograph with its variant', '\u845b\u{e0100}\u57ce'],
    ['a Mongolian variant', '\u1820\u180b'],
    ['numbers signs of Arabic, which show', '\u0600\u0661'],
    ['marks of every kind', 'O\u2019Brien-Smith, Jr.'],
  ])('leaves %s as it is', (_name, text) => expect(normalize(`a ${text} b`)).toBe(`a ${text} b`));

  it('does nothing to what it has made', () => {
    fc.assert(
      fc.property(fc.oneof(word, fc.string({ unit: 'binary' })), insertionsOf(ANY_INVISIBLE), (text, insertions) => {
        const once = normalize(withInsertions(text, insertions));
        expect(normalize(once)).toBe(once);
      }),
      {
        numRuns: 1_000,
        // A mark moves behind a virama, away from the joiner that was dropped between them.
        examples: [['\u0323\u200c\u0e3a\u200c', []]],
      },
    );
  });

  it('changes nothing that shows', () => {
    fc.assert(
      fc.property(fc.oneof(word, fc.string({ unit: 'binary' })), (text) => {
        expect(shown(normalize(text))).toBe(shown(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('makes one text of all that look alike', () => {
    fc.assert(
      fc.property(word, insertionsOf(ALWAYS_INVISIBLE), (text, insertions) => {
        expect(normalize(withInsertions(text, insertions))).toBe(normalize(text));
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(latin, insertionsOf(ANY_INVISIBLE), (text, insertions) => {
        // An ideograph's variant shows.
        const unvaried = insertions.filter(([, character]) => !/[\ufe00-\ufe02\u{E0100}-\u{E01EF}]/u.test(character));
        expect(normalize(withInsertions(text, unvaried))).toBe(normalize(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('drops every character that shows nothing between two letters', () => {
    for (const character of ANY_INVISIBLE) expect(normalize(`a${character}b`)).toBe('ab');
  });

  // A quadratic reading takes longer than a test may.
  it('reads any text in linear time', () => {
    for (const part of [
      '\u200d',
      '\u0645\u200c',
      '\u0645\u064b',
      '\u200c\u064b',
      ' ',
      '\u00a0\u200b',
      '\u{1f3f4}\u{e0061}',
      '\u094d\u200d',
    ]) {
      normalize(`\u0645${part.repeat(200_000)}\u0000`);
    }
  });
});

describe('joiners', () => {
  const CURSIVE = charactersOf(
    /^(?=[\p{L}\p{M}])[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Phags_Pa}\p{Script=Adlam}]$/u,
  ).filter((character) => character.normalize('NFC') === character && !/[\ufb50-\ufdff\ufe70-\ufeff]/.test(character));

  it('stay after each virama of Unicode, as RFC 5892 says', () => {
    for (const virama of charactersOf(combiningClassVirama)) {
      expect([singleLine(`\u0915${virama}\u200d\u0937`), singleLine(`\u0915${virama}\u200c\u0937`)]).toEqual([
        `\u0915${virama}\u200d\u0937`,
        `\u0915${virama}\u200c\u0937`,
      ]);
    }
  });

  it('stay between cursive letters where RFC 5892 lets U+200C stand, and only there', () => {
    const differing = (text: string) => (singleLine(text) === text) !== validZWNJ.test(text);
    expect(
      CURSIVE.filter((letter) => differing(`${letter}\u200c\u0628`) || differing(`\u0628\u200c${letter}`)),
    ).toEqual([]);
  });
});

describe('lines', () => {
  it('are one run of words in a single line', () => {
    expect(singleLine('Mara \u00a0 Li')).toBe('Mara Li');
  });

  it('stay in several, each with one kind of break', () => {
    expect(multiLine(' one\r\ntwo\rthree\u2028four\u0085\tfive  six\n')).toBe('one\ntwo\nthree\nfour\n five  six');
  });
});
