import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi-document.ts';

/** Every pattern of the document with where it stands. */
const patternsOf = (value: unknown, path = ''): [string, string][] => {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]): [string, string][] =>
    name === 'pattern' && typeof member === 'string' ? [[path, member]] : patternsOf(member, `${path}/${name}`),
  );
};
const PATTERNS = patternsOf(openApiDocument());

/** JSON Schema 2020-12 Core, section 6.4: characters, classes with ranges and complements, the quantifiers, anchors, simple
 *  groups, alternation; and, beside it, an escaped character of the syntax. */
const COMMON_SUBSET =
  /^(?:\\[\\^$.*+?()[\]{}|/-]|\[\^?(?:\\[\\^[\]-]|[^\\[\]])+\]|\((?!\?)|[)|^$]|[?*+](?![?+])|\{[0-9]+(?:,[0-9]*)?\}(?![?+])|[^\\[\](){}|^$?*+.])+$/u;

describe('the patterns of the OpenAPI document', () => {
  it('are there', () => expect(PATTERNS.length).toBeGreaterThan(20));

  it.each(PATTERNS)('at %s stay within the common subset', (_, pattern) => expect(pattern).toMatch(COMMON_SUBSET));

  it.each(PATTERNS)('at %s are read by RE2, as Go has it, and by ECMAScript in Unicode mode', (_, pattern) => {
    expect(() => RE2JS.compile(pattern)).not.toThrow();
    expect(() => new RegExp(pattern, 'u')).not.toThrow();
  });

  it.each([
    '\\p{L}',
    '\\u2028',
    '\\x21',
    '\\d',
    '(?!a)',
    '(?=a)',
    '(?:a)',
    'a*?',
    'a++',
    '(?<n>a)',
    '\\1',
    '[[:alpha:]]',
    '.',
  ])('are judged by a rule that refuses %s', (pattern) => expect(`^${pattern}$`).not.toMatch(COMMON_SUBSET));

  const texts: Readonly<Record<string, readonly [taken: readonly string[], refused: readonly string[]]>> = {
    PersonName: [
      [
        'Ana',
        'O\u2019Brien',
        '\u674e',
        '\u05e0\u05d5\u05e2\u05d4',
        '\u0645\u06cc\u200c\u062e',
        '2',
        '\u{1e900}',
        '\u{20bb7}',
      ],
      ['', '-', '\u2014', '?', '\u{1f600}', 'Sam\nple', '\u0000a', '\u3164'],
    ],
    BirthDate: [
      ['1957', '1957-04', '1957-04-11', '2000-02-29'],
      ['57', '1957-13', '1957-00-00', '1957-02-30', '1957-04-31', '17.05.1980', '1957-04-11T00:00:00Z'],
    ],
    TelephoneNumber: [
      ['+1 212-555-0142', '(212) 555-0142 x37', '911'],
      ['12', 'call me', '+------'],
    ],
    EmailAddress: [
      ['o&leary@example.com', 'a@xn--p1ai'],
      ['sample', 'a b@example.org', '@example.org'],
    ],
    MemberId: [['AB 1'], ['', ' ', 'a\nb']],
    FreeText: [
      ['one\ntwo', '\u{1f469}\u200d\u2695\ufe0f'],
      ['', '\n', '\u200b', 'a\u0000'],
    ],
    ClosureDescription: [['Holiday'], [' ']],
  };

  it.each(Object.entries(texts))('of %s mean the same in RE2 and in ECMAScript', (name, [taken, refused]) => {
    const [, pattern = ''] = PATTERNS.find(([path]) => path === `/components/schemas/${name}`) ?? [];
    for (const [sentences, expected] of [
      [taken, true],
      [refused, false],
    ] as const) {
      for (const text of sentences) {
        expect([RE2JS.compile(pattern).matcher(text).find(), new RegExp(pattern, 'u').test(text)], text).toEqual([
          expected,
          expected,
        ]);
      }
    }
  });
});
