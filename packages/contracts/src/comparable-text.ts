/** What tells no name from another: accents, Arabic and Hebrew points. The vowel signs of Indic scripts and the voicing marks
 *  of kana do, and stay. */
const DIACRITIC = /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]]--[\u3099\u309a]]/gv;
/** The apostrophes among the letters (`Oʼahu`, `Hawaiʻi`) are left out with the others. */
const NO_LETTER_OR_DIGIT = /[^\p{L}\p{M}\p{N}]|[\u02b9-\u02ff\ua78b\ua78c]/gu;

/** Letters that are another with a stroke or two in one, which Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  œ: 'oe',
  ŧ: 't',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** A name as names are compared: without case, diacritics and all that is no letter or digit, so that `O’Brien-Núñez` is
 *  `obriennunez`. Compatibility forms are one (NFKD, UAX #15); `ß` is `ss`, `ø` is `o`, `æ` is `ae`. `ü` is `u`, never `ue`. */
export function comparableName(name: string): string {
  const decomposed = caseless(name.normalize('NFKD')).normalize('NFKD').replace(DIACRITIC, '');
  const letters = decomposed.replace(LETTER, (letter) => LETTERS[letter] ?? letter);
  return letters.replace(NO_LETTER_OR_DIGIT, '').normalize('NFC');
}

/** A member id as ids are compared: without case and all that is no letter or digit; as it is when nothing else is in it. */
export function comparableMemberId(memberId: string): string {
  const text = memberId.normalize('NFKC').toUpperCase();
  return text.replace(NO_LETTER_OR_DIGIT, '') || text;
}

/** As Unicode folds case: `ẞ`, `ß` and `SS` meet only by way of small letters and capitals, `ς` and `σ` not even so. */
function caseless(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
