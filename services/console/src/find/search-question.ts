import type { Schemas } from '@frontdesk/client/app-api-client';

export type PatientSearch = Schemas['SearchPatientsRequest'];

/** What a text can be a search for: what to send, each on its own, or why nothing can be sent yet. */
export type SearchQuestion =
  | { readonly searches: readonly PatientSearch[] }
  | { readonly searches: readonly []; readonly missing: string };

const TELEPHONE = /^(?:tel:)?[\p{Nd}\s().+/\-\u2010-\u2015\p{Cf}]+(?:(?:;ext=|ext\.?|x|#)\s*\p{Nd}+)?$/iu;
const FEWEST_DIGITS = 7;
const BIRTH_DATE = /^(?<name>.*\p{L}.*?)[\s,]+(?<date>\d{4}(?:-\d{1,2}){0,2}|\d{1,2}\/\d{1,2}\/\d{4})$/u;
const MEMBER_ID = /^(?=.*\d)[A-Z\d][A-Z\d-]*$/i;

/** Reads what was typed into the one field: a telephone number, "Sample 1980-05-17" or "Sample, 5/17/1980", or a member
 *  id. Digits alone can be a number or an id, so both are asked for. */
export function searchQuestion(typed: string): SearchQuestion {
  const text = typed.trim();
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
  const isTelephone = TELEPHONE.test(text) && digits >= FEWEST_DIGITS;
  const isMemberId = MEMBER_ID.test(text);
  if (isTelephone || isMemberId) {
    return { searches: [...(isTelephone ? [{ phone: text }] : []), ...(isMemberId ? [{ memberId: text }] : [])] };
  }
  const { name, date } = BIRTH_DATE.exec(text)?.groups ?? {};
  const birthDate = date && isoDate(date);
  if (name !== undefined && birthDate) return { searches: [{ familyName: name.trim(), birthDate }] };
  if (/\p{L}/u.test(text)) {
    return { searches: [], missing: 'Add the date of birth to the family name, such as “Sample 1980-05-17”.' };
  }
  return {
    searches: [],
    missing: 'Type the whole telephone number, the family name and date of birth, or the member ID.',
  };
}

/** `1980-5-17` and `5/17/1980` as `1980-05-17`; `1980` and `1980-05` as they are. */
function isoDate(text: string): string {
  const [month, dayOfMonth, year] = text.split('/');
  const parts = year === undefined ? text.split('-') : [year, month ?? '', dayOfMonth ?? ''];
  return parts.map((part) => part.padStart(2, '0')).join('-');
}
