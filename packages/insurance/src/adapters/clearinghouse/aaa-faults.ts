import type { PayerFault } from '../../ports/payer.ts';

/** What the payer cannot do now, and will be able to do later. Stedi: try again in minutes, for up to a day. */
const NOT_NOW = ['42', '80'];
/** Faults of what the desk asked: the member, their birth date, the day of service. */
const OF_THE_INQUIRY = [
  ...['15', '33', '35', '56', '57', '58', '60', '61', '62', '63', '64', '65', '66', '67', '68', '69', '70'],
  ...['71', '72', '73', '74', '75', '76', '77', '78'],
];
/** Faults of the practice's standing with the payer: its NPI, its enrollment. */
const OF_THE_PRACTICE = ['41', '43', '44', '45', '46', '47', '48', '49', '50', '51', '52', '53', '79', '97'];

/** The codes that are told apart. */
export const KNOWN_AAA_CODES: readonly string[] = [...NOT_NOW, ...OF_THE_INQUIRY, ...OF_THE_PRACTICE];

/** Who mends an inquiry that a payer has rejected, by the reject reason code of its AAA segment (X12 271, AAA03). A code that is none of
 *  these is the payer's; asking again the same way would get it again.
 *  https://www.stedi.com/docs/healthcare/eligibility-troubleshooting */
export function faultOf(code: string): PayerFault {
  if (NOT_NOW.includes(code)) return { code, fixBy: 'payer', retryable: true };
  if (OF_THE_INQUIRY.includes(code)) return { code, fixBy: 'caller', retryable: false };
  if (OF_THE_PRACTICE.includes(code)) return { code, fixBy: 'practice', retryable: false };
  return { code, fixBy: 'payer', retryable: false };
}
