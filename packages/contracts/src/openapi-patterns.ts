/** Patterns for the OpenAPI document in what JSON Schema 2020-12 Core, section 6.4, lists: literal characters, classes and
 *  ranges, quantifiers, groups, alternation and anchors. No lookaround, no `\p`, no escape but of a syntax character, no
 *  group that does not capture: RE2, Python and others read them alike. */

/** Of the planes beyond, none has a character that anybody agrees on. */
const LAST_CODE_POINT = 0x3ffff;
const UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Zs}\p{Cc}\p{Cs}\u2028\u2029\u2800\ufff9-\ufffb]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Whatever may stand in a line: all but control characters and line breaks. */
const IN_LINE = ' -~\u00a0-\u2027\u202a-\ud7ff\ue000-\u{10fffd}';
/** Line breaks and tabs, as characters: their escapes are no part of the common subset. */
const LINE_BREAKS = '\t\n\r';

/** One line with a character that can be seen. */
export function linePattern(): string {
  return `^[${IN_LINE}]*[${classOf((character) => !UNSEEN.test(character))}][${IN_LINE}]*$`;
}

/** Lines with a character that can be seen. */
export function linesPattern(): string {
  const any = LINE_BREAKS + IN_LINE;
  return `^[${any}]*[${classOf((character) => !UNSEEN.test(character))}][${any}]*$`;
}

/** One line with a letter or digit of any script. */
export function namePattern(): string {
  const isLetter = (character: string) => LETTER_OR_DIGIT.test(character) && !UNSEEN.test(character);
  return `^[${IN_LINE}]*[${classOf(isLetter)}][${IN_LINE}]*$`;
}

/** The ranges of a character class, in order of their code points. */
function classOf(isMember: (character: string) => boolean): string {
  let ranges = '';
  let first: number | undefined;
  for (let codePoint = 0; codePoint <= LAST_CODE_POINT + 1; codePoint += 1) {
    const belongs = codePoint <= LAST_CODE_POINT && isMember(String.fromCodePoint(codePoint));
    if (belongs) first ??= codePoint;
    else if (first !== undefined) {
      ranges += rangeOf(first, codePoint - 1);
      first = undefined;
    }
  }
  return ranges;
}

function rangeOf(first: number, last: number): string {
  const begin = escaped(String.fromCodePoint(first));
  if (first === last) return begin;
  return `${begin}${last === first + 1 ? '' : '-'}${escaped(String.fromCodePoint(last))}`;
}

/** Within a class these four mean something in one engine or another. */
function escaped(character: string): string {
  return /[\\\]^[-]/.test(character) ? `\\${character}` : character;
}
