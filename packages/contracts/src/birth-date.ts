import { systemClock } from '@frontdesk/core/clock';
import { singleLine } from './pasted-text.ts';
import { textField } from './text-field.ts';

/** Nobody is known to have lived longer than 122 years. */
const LONGEST_LIFE_YEARS = 130;
/** Where the day begins first, clocks are this far ahead of UTC. */
const FURTHEST_AHEAD_MILLISECONDS = 14 * 3_600_000;

const YEAR = '(18[89]|19[0-9]|20[0-9])[0-9]';
const DAY_OF_MONTH_31 = '(0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?';
const DAY_OF_MONTH_30 = '(0[469]|11)(-(0[1-9]|[12][0-9]|30))?';
const DAY_OF_FEBRUARY = '02(-(0[1-9]|[12][0-9]))?';
export const BIRTH_DATE_PATTERN = `^${YEAR}(-(${DAY_OF_MONTH_31}|${DAY_OF_MONTH_30}|${DAY_OF_FEBRUARY}))?$`;
const BIRTH_DATE = new RegExp(BIRTH_DATE_PATTERN);

/** FHIR `date`: a day, or the year or month alone where no more is known. Within the last 130 years, and not after today
 *  wherever on earth it is the latest. A year or month is compared with years or months: any of its days may be meant. */
export const birthDate = textField(
  (pasted) => {
    const date = singleLine(pasted);
    return BIRTH_DATE.test(date) && isInCalendar(date) ? date : undefined;
  },
  'must be a date, such as 1980-05-17, or where no more is known a month or year, such as 1980-05 or 1980',
  [(date) => date <= latestDateOnEarth().slice(0, date.length), 'must not be in the future'],
  [(date) => date >= earliestBirth().slice(0, date.length), `must not be more than ${LONGEST_LIFE_YEARS} years ago`],
);

/** The pattern leaves February 29 of a year that is no leap year. */
function isInCalendar(date: string): boolean {
  return !date.endsWith('-02-29') || new Date(`${date}T00:00:00Z`).getUTCDate() === 29;
}

function earliestBirth(): string {
  const today = latestDateOnEarth();
  return `${Number(today.slice(0, 4)) - LONGEST_LIFE_YEARS}${today.slice(4)}`;
}

function latestDateOnEarth(): string {
  return new Date(systemClock.now() + FURTHEST_AHEAD_MILLISECONDS).toISOString().slice(0, 10);
}
