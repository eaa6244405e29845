import { singleLine } from './pasted-text.ts';

/** What a telephone number may be; the sentence that a caller reads. */
export const TELEPHONE_NUMBER_RULE =
  'must be a telephone number: 3 to 15 digits, with an extension such as x37 where there is one';

/** ITU-T E.164 has 15 digits at most. In any grouping: blanks, hyphens, dots, slashes and parentheses. */
const NUMBER = /^[ (]*\+?(?:[0-9][ ()./-]*){3,15}$/;
/** `x37`, `ext. 37`, `extension 37`, `#37`, and what telephones dial after a pause: `,37`, `;37`, `p37`, `w37`. */
const EXTENSION = /^(.*?[0-9)])[ ,;()./-]*(?:[;,#~pwx]|ext=|ext|extn|extension)[.:]{0,2} ?#?([0-9]{1,15})[#)]?$/i;
const TEL_URI = /^tel:/i;
/** The notations above in ASCII, for the OpenAPI document. */
export const TELEPHONE_NUMBER_PATTERN =
  '^([Tt][Ee][Ll]:)?[ (]*[+]?([0-9][ ()./-]*){3,15}([ ,;]*([;,#~pwxPWX]|;ext=|[Ee]xtn?[.:]?|[Ee]xtension:?) ?#?[0-9]{1,15}#?)?$';

const DASH = /[\p{Pd}\u2212\u30fc]/gu;
const FULL_WIDTH: Readonly<Record<string, string>> = {
  '\uff0b': '+',
  '\uff08': '(',
  '\uff09': ')',
  '\uff0e': '.',
  '\u00b7': '.',
  '\uff0f': '/',
  '\uff03': '#',
  '\uff1b': ';',
  '\uff0c': ',',
};
const FULL_WIDTH_SIGN = new RegExp(`[${Object.keys(FULL_WIDTH).join('')}]`, 'g');
const DIGIT = /\p{Nd}/u;
const NOT_ASCII_DIGIT = /(?![0-9])\p{Nd}/gu;
/** Beyond it nothing is read: the longest number with its extension in the widest notation is far shorter. */
const LONGEST = 100;

/** A number from an address book, a web page or a `tel:` URI (RFC 3966) as it is kept: ASCII digits in the grouping it came
 *  with, and its extension as ` x37`. Undefined for what is no telephone number, also for a `tel:` URI with a
 *  `phone-context`: such a number cannot be dialed from elsewhere. Other parameters of a URI are dropped. */
export function telephoneNumberOf(pasted: string): string | undefined {
  if (pasted.length > LONGEST) return undefined;
  const text = inAscii(singleLine(pasted));
  const sent = TEL_URI.test(text) ? ofUri(text.replace(TEL_URI, '')) : text;
  if (sent === undefined) return undefined;
  const [, main = sent, extension] = EXTENSION.exec(sent) ?? [];
  const number = main.replace(/[ ./-]+$/, '').trim();
  if (!NUMBER.test(number)) return undefined;
  return extension === undefined ? number : `${number} x${extension}`;
}

/** `+1-212-555-0142;ext=37` as it would be written elsewhere. */
function ofUri(uri: string): string | undefined {
  const [number = '', ...more] = singleLine(unescaped(uri)).split(';');
  let extension = '';
  for (const part of more) {
    const parameter = PARAMETER.exec(part);
    const [, name = '', value = ''] = parameter ?? [];
    if (parameter === null) extension += `;${part}`;
    else if (name.toLowerCase() === 'phone-context') return undefined;
    else if (name.toLowerCase() === 'ext') extension = ` x${value.replace(/[().-]/g, '')}`;
  }
  return inAscii(number.trim() + extension);
}

/** RFC 3966, section 3: with a value, or a word such as `npdi`. What is neither is dialed after a pause. */
const PARAMETER = /^([a-z][a-z0-9-]*)=(.*)$|^[a-z]+$/i;

function unescaped(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function inAscii(text: string): string {
  return text
    .replace(DASH, '-')
    .replace(FULL_WIDTH_SIGN, (sign) => FULL_WIDTH[sign] ?? sign)
    .replace(NOT_ASCII_DIGIT, (digit) => String(valueOfDigit(digit)));
}

/** Unicode keeps the ten digits of a script side by side, and sets of ten adjoin only in whole sets. */
function valueOfDigit(digit: string): number {
  const codePoint = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return before % 10;
}
