import * as z from 'zod/mini';

export const DEFAULT_PAGE_SIZE = 100;
export const LARGEST_PAGE_SIZE = 500;

const DECIMAL_DIGITS = /^[0-9]+$/;

/** Query parameters of every paged list. The cursor is opaque, and good only for the query that gave it. */
export const paging = {
  limit: z.optional(
    z.pipe(
      z.transform((text) => (typeof text === 'string' && DECIMAL_DIGITS.test(text) ? Number(text) : text)),
      z
        .int('must be a whole number in decimal digits')
        .check(z.minimum(1, 'must be 1 or more'), z.maximum(LARGEST_PAGE_SIZE, `must be ${LARGEST_PAGE_SIZE} or less`)),
    ),
  ),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(1024, 'is not a cursor of this list'))),
};

/** A page of a list: `nextCursor` is absent on the last one. */
export function pageOf<Item extends z.core.$ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.optional(z.string()) });
}
