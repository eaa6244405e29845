import * as z from 'zod/mini';

/** RFC 3339 instant; the offset is mandatory, since a time without one could be any of twenty-four. */
export const instantText = z.iso.datetime({
  offset: true,
  error: 'must be an RFC 3339 instant with an offset, such as 2027-03-01T09:00:00-05:00',
});

/** RFC 3339 full-date. */
export const dateText = z.iso.date({ error: 'must be a date, such as 2027-03-01' });

/** Bound of a range: a date (the practice's local day) or an instant. */
export const rangeBound = z.union([dateText, instantText], {
  error: 'must be a date or an RFC 3339 instant with an offset',
});

/** Wall-clock time of day in the practice's zone; 24:00 ends a day. */
export const wallClockTime = z
  .string()
  .check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day, such as 09:00'));
