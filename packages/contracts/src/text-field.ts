import * as z from 'zod/mini';
import { multiLine, singleLine } from './pasted-text.ts';

/** Every field that people type or paste text into. openapi-fields.ts describes each; a test finds fields that are read
 *  without the rules. */
export const TEXT_FIELDS = z.registry();

const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINE_FEED = /(?!\n)\p{Cc}/u;
/** What is longer is refused before anything reads it. */
const LONGEST_PASTE = 10_000;

/** What is asked of a text after it has been read, and the sentence for who does not keep to it. */
type Rule = readonly [holds: (text: string) => boolean, sentence: string];

/** A field whose text `read` makes what is kept of it, or refuses with undefined; `sentence` says to the caller what is asked. */
export function textField(read: (pasted: string) => string | undefined, sentence: string, ...rules: readonly Rule[]) {
  const field = z.string().check(
    z.check((payload) => {
      const text = payload.value.length > LONGEST_PASTE ? undefined : read(payload.value);
      const broken = text === undefined ? sentence : rules.find(([holds]) => !holds(text))?.[1];
      if (text !== undefined && broken === undefined) payload.value = text;
      else payload.issues.push({ code: 'custom', input: payload.value, message: broken });
    }),
  );
  TEXT_FIELDS.add(field);
  return field;
}

/** One line of up to `longest` characters (code points, after `singleLine`). */
export function lineOfText(longest: number) {
  const rule = `must be 1 to ${longest} characters that can be seen, without control characters`;
  return textField(readerOf(singleLine, CONTROL, longest), rule);
}

/** Up to `longest` characters on any number of lines. */
export function linesOfText(longest: number) {
  const rule = `must be 1 to ${longest} characters that can be seen, without control characters other than line breaks`;
  return textField(readerOf(multiLine, CONTROL_BUT_LINE_FEED, longest), rule);
}

/** A name of up to `longest` characters, with a letter or digit of any script. */
export function nameOf(longest: number, ...rules: readonly Rule[]) {
  const line = readerOf(singleLine, CONTROL, longest);
  const read = (pasted: string): string | undefined => {
    const name = line(pasted);
    return name !== undefined && LETTER_OR_DIGIT.test(name) ? name : undefined;
  };
  return textField(
    read,
    `must be a name of 1 to ${longest} characters, with a letter or digit and without control characters`,
    ...rules,
  );
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

function readerOf(normalize: (pasted: string) => string, refused: RegExp, longest: number) {
  return (pasted: string): string | undefined => {
    const text = normalize(pasted);
    return text !== '' && !refused.test(text) && lengthOf(text) <= longest ? text : undefined;
  };
}

/** In code points, as JSON Schema counts. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
