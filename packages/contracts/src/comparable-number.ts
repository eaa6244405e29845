import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { telephoneNumberOf } from './telephone-number.ts';

/** Where a number without a country code is of: practices are in the United States and their territories, whose numbers
 *  share one plan with Canada's and those of most of the Caribbean. */
const HOME = 'US';

/** A telephone number as numbers are compared: E.164 digits with a `+`, without the extension, whatever notation it came in:
 *  with or without a country code or the prefix of a call abroad (011, 00), the `(0)` of some countries, grouping, digits
 *  of other scripts. What is of no country's plan (a short code, a wrong number) is compared by its digits.
 *  Undefined for what is no telephone number. */
export function comparableNumber(phone: string): string | undefined {
  const number = telephoneNumberOf(phone)?.replace(/ x[0-9]+$/, '');
  if (number === undefined) return undefined;
  const atHome = parsePhoneNumberFromString(number, HOME);
  if (atHome?.isValid()) return atHome.number;
  return abroad(number)?.number ?? atHome?.number ?? digitsOf(number);
}

/** A number from abroad whose `+` got lost, or that begins as one dials it in Europe. */
function abroad(number: string): PhoneNumber | undefined {
  if (number.includes('+')) return undefined;
  const read = parsePhoneNumberFromString(`+${digitsOf(number).replace(/^00/, '')}`);
  return read?.isValid() ? read : undefined;
}

function digitsOf(number: string): string {
  return number.replace(/[^0-9]/g, '');
}
