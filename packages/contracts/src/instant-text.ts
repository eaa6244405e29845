import * as z from 'zod/mini';

const EARLIEST_INSTANT = '0001-01-01T00:00:00Z';
/** Not the year's end: in every zone, an instant is shown with a year of four digits. */
const LATEST_INSTANT = '9999-12-31T00:00:00Z';
const FINER_THAN_NANOSECONDS = /\.[0-9]{10}/;

/** RFC 3339 instant; the offset is mandatory, since a time without one could be any of twenty-four. `t` and `z` are kept as
 *  `T` and `Z`. What is taken here, `parseInstant` of packages/scheduling reads. */
export const instantText = z.string().check(
  z.toUpperCase(),
  z.iso.datetime({
    offset: true,
    error: 'must be an RFC 3339 instant with an offset, such as 2027-03-01T09:00:00-05:00',
    abort: true,
  }),
  z.refine((text) => !FINER_THAN_NANOSECONDS.test(text), 'must have at most nine digits after the second'),
  z.refine(isInCalendar, `must lie between ${EARLIEST_INSTANT} and ${LATEST_INSTANT}`),
);

/** RFC 3339 full-date. */
export const dateText = z.iso.date({ error: 'must be a date, such as 2027-03-01', abort: true });

/** Bound of a range: a date (the practice's local day) or an instant. */
export const rangeBound = z.union([dateText, instantText], {
  error: 'must be a date or an RFC 3339 instant with an offset',
});

/** Wall-clock time of day in the practice's zone, in whole five minutes; 24:00 ends a day. */
export const wallClockTime = z
  .string()
  .check(
    z.regex(
      /^(([01][0-9]|2[0-3]):[0-5][05]|24:00)$/,
      'must be a time of day in whole five minutes, such as 09:00 or 09:05',
    ),
  );

/** There is no year 0, neither in UTC nor as it is written. */
function isInCalendar(instant: string): boolean {
  const at = Date.parse(instant);
  return !instant.startsWith('0000') && at >= Date.parse(EARLIEST_INSTANT) && at <= Date.parse(LATEST_INSTANT);
}
