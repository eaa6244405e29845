/** Normalizes text that people paste, so that people who look alike are stored alike (ADR-0034).
 *
 *  Drops every invisible character: Unicode's Default_Ignorable_Code_Point (direction marks, isolates, overrides, zero-width
 *  spaces, soft hyphens, byte order marks, fillers), interlinear annotation and noncharacters. Keeps those that change what
 *  a reader sees:
 *  - a joiner (U+200C, U+200D) beside a virama, as Indic scripts write conjuncts;
 *  - U+200C between two letters of a cursive script that would join without it (Arabic, Syriac, N'Ko, Mandaic, Mongolian,
 *    Phags-pa, Adlam), as RFC 5892, appendix A.1, has it for domain names;
 *  - U+200D between two emoji, and the tags of a flag;
 *  - variation selectors after what they vary: an emoji, a keycap's digit, an ideograph, a letter of Mongolian, Myanmar,
 *    Phags-pa or Manichaean; the Mongolian vowel separator between two letters.
 *  Unicode spaces become U+0020, and the result is in NFC. */

/** Text of one line: runs of spaces are one space, and none is at the ends. Line breaks and other control characters within
 *  are left for the schema to refuse. */
export function singleLine(pasted: string): string {
  return seen(pasted).replace(RUN_OF_SPACES, ' ').trim();
}

/** Text of several lines: every line break is `\n`, a tab is a space. */
export function multiLine(pasted: string): string {
  return seen(pasted.replace(LINE_BREAK, '\n')).replace(ODD_SPACE, ' ').trim();
}

const RUN_OF_SPACES = /[\p{Zs}\u2800]+/gu;
/** U+2800 is the space of braille. */
const ODD_SPACE = /[\t\p{Zs}\u2800]/gu;
const LINE_BREAK = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** What never shows anything. Joiners, selectors and tags are judged after it is gone, each by its neighbors. */
const UNSEEN = new RegExp(
  '(?![\\u200c\\u200d\\u180b-\\u180f\\ufe00-\\ufe0f\\u{E0020}-\\u{E007F}\\u{E0100}-\\u{E01EF}])' +
    '[\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\ufff9-\\ufffb]',
  'gu',
);
const TAG = /(\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F})|[\u{E0020}-\u{E007F}]/gu;

const EMOJI = '(?<=(?![0-9#*])\\p{Emoji})[\\ufe0e\\ufe0f]';
const KEYCAP = '(?<=[0-9#*])\\ufe0f(?=\\u20e3)';
const IDEOGRAPH = '(?<=\\p{Unified_Ideograph})[\\ufe00-\\ufe02\\u{E0100}-\\u{E01EF}]';
const MONGOLIAN_LETTER = '(?=\\p{L})\\p{Script=Mongolian}';
const MONGOLIAN_VARIANT = `(?<=${MONGOLIAN_LETTER})[\\u180b-\\u180d\\u180f]`;
const VOWEL_SEPARATOR = `(?<=${MONGOLIAN_LETTER}[\\u180b-\\u180d\\u180f]?)\\u180e(?=${MONGOLIAN_LETTER})`;
const LETTER_WITH_VARIANT = '(?<=[\\p{Script=Myanmar}\\p{Script=Phags_Pa}\\p{Script=Manichaean}])\\ufe00';
const SELECTOR = new RegExp(
  `(${[EMOJI, KEYCAP, IDEOGRAPH, MONGOLIAN_VARIANT, VOWEL_SEPARATOR, LETTER_WITH_VARIANT].join('|')})|[\\u180b-\\u180f\\ufe00-\\ufe0f\\u{E0100}-\\u{E01EF}]`,
  'gu',
);

/** Unicode 17, Canonical_Combining_Class=9: JavaScript has no name for them. */
const VIRAMA =
  '\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d3b\\u0d3c\\u0d4d\\u0dca\\u0e3a\\u0eba\\u0f84\\u1039\\u103a' +
  '\\u1714\\u1715\\u1734\\u17d2\\u1a60\\u1b44\\u1baa\\u1bab\\u1bf2\\u1bf3\\u2d7f\\ua806\\ua82c\\ua8c4\\ua953\\ua9c0\\uaaf6' +
  '\\uabed\\u{10a3f}\\u{11046}\\u{11070}\\u{1107f}\\u{110b9}\\u{11133}\\u{11134}\\u{111c0}\\u{11235}\\u{112ea}\\u{1134d}' +
  '\\u{113ce}-\\u{113d0}\\u{11442}\\u{114c2}\\u{115bf}\\u{1163f}\\u{116b6}\\u{1172b}\\u{11839}\\u{1193d}\\u{1193e}' +
  '\\u{119e0}\\u{11a34}\\u{11a47}\\u{11a99}\\u{11c3f}\\u{11d44}\\u{11d45}\\u{11d97}\\u{11f41}\\u{11f42}\\u{1612f}';
/** Unicode 17, Joining_Type=Dual_Joining of the scripts that are in use: letters that reach for the next one. */
const REACHING_LETTER =
  '\\u0620\\u0626\\u0628\\u062a-\\u062e\\u0633-\\u063f\\u0641-\\u0647\\u0649\\u064a\\u066e\\u066f\\u0678-\\u0687\\u069a-\\u06bf' +
  '\\u06c1\\u06c2\\u06cc\\u06ce\\u06d0\\u06d1\\u06fa-\\u06fc\\u06ff\\u0712-\\u0714\\u071a-\\u071d\\u071f-\\u0727\\u0729\\u072b' +
  '\\u072d\\u072e\\u074e-\\u0758\\u075c-\\u076a\\u076d-\\u0770\\u0772\\u0775-\\u0777\\u077a-\\u077f\\u07ca-\\u07ea' +
  '\\u0841-\\u0845\\u0848\\u084a-\\u0853\\u0855\\u0860\\u0862-\\u0865\\u0868\\u0886\\u0889-\\u088d\\u088f\\u08a0-\\u08a9' +
  '\\u08af\\u08b0\\u08b3-\\u08b8\\u08ba-\\u08c8\\u1807\\u1820-\\u1878\\u1887-\\u18a8\\u18aa\\ua840-\\ua872\\u{10ec3}\\u{10ec4}\\u{10ec6}\\u{10ec7}\\u{1e900}-\\u{1e943}';
/** The hamza and its likes join on no side, nor do the letters of mathematics. */
const REACHED_LETTER =
  '(?![\\u0621\\u0674\\u06e5\\u06e6\\u07f4\\u07f5\\u07fa\\u0861\\u0866\\u0883-\\u0885\\u0887\\u08ad\\u08c9\\ua872\\ua873\\u{10ec5}\\u{1e94b}\\u{1ee00}-\\u{1eeff}])(?=\\p{L})[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mandaic}\\p{Script=Nko}\\p{Script=Mongolian}\\p{Script=Phags_Pa}\\p{Script=Adlam}]';

const RUN_OF_JOINERS = /([\u200c\u200d])[\u200c\u200d]+/g;
const JOINER = new RegExp(
  [
    `((?<=[${VIRAMA}])[\\u200c\\u200d]`,
    `(?<=[\\p{L}\\p{M}])\\u200d(?=[${VIRAMA}])`,
    '(?<=\\p{Extended_Pictographic}(?:\\ufe0f|\\p{Emoji_Modifier})?)\\u200d(?=\\p{Extended_Pictographic})',
    `(?<=[${REACHING_LETTER}]\\p{M}*)\\u200c(?=\\p{M}*${REACHED_LETTER}))`,
    '[\\u200c\\u200d]',
  ].join('|'),
  'gu',
);

const ASCII = /^[ -~]*$/;

/** What is dropped may let marks change their order, and so the neighbors of a joiner that was kept: as often as that happens. */
function seen(pasted: string): string {
  if (ASCII.test(pasted)) return pasted;
  let [before, text] = [pasted, seenOnce(pasted)];
  while (text !== before) [before, text] = [text, seenOnce(text)];
  return text;
}

function seenOnce(pasted: string): string {
  return pasted
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(TAG, '$1')
    .normalize('NFC')
    .replace(SELECTOR, '$1')
    .replace(RUN_OF_JOINERS, '$1')
    .replace(JOINER, '$1')
    .normalize('NFC');
}
