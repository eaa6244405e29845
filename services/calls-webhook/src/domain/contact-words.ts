/** Amazon Connect's words as we keep them. Whatever else stands in their place may be anything, a person's name included,
 *  and is not kept. */

/** A word that Amazon Connect writes, as it writes them. */
const WORD = /^[A-Z][A-Z0-9_]{0,63}$/;
/** Several words in one, in any case: `customer_disconnect`. */
const COMPOUND = /^[A-Za-z]{1,20}(_[A-Za-z0-9]{1,20}){1,5}$/;

/** https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html */
const CHANNELS: ReadonlySet<string> = new Set(['VOICE', 'CHAT', 'TASK', 'EMAIL']);

/** What stands for a word that nobody knows. */
export const UNKNOWN_WORD = 'OTHER';

/** The channel in capitals, whatever case it came in; a word that is no channel we know never becomes one. */
export function channelOf(text: string | null | undefined): string | undefined {
  return wordAmong(CHANNELS, text);
}

/** One of the known words, in any case; a new one that is written as Amazon Connect writes words; otherwise OTHER.
 *  Undefined: nothing was said. */
export function wordAmong(known: ReadonlySet<string>, text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  const capitals = text.toUpperCase();
  if (known.has(capitals)) return capitals;
  return WORD.test(text) ? text : UNKNOWN_WORD;
}

/** A word of a list that Amazon Connect does not close, in capitals. Undefined for what does not look like one. */
export function openWord(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  if (WORD.test(text)) return text;
  return COMPOUND.test(text) ? text.toUpperCase() : undefined;
}
