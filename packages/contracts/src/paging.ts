import * as z from 'zod';

export const DEFAULT_PAGE_SIZE = 100;
export const LARGEST_PAGE_SIZE = 500;

/** Query parameters of every paged list. The cursor is opaque, and good only for the query that gave it. */
export const paging = {
  limit: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(LARGEST_PAGE_SIZE, `must be ${LARGEST_PAGE_SIZE} or less`)
    .optional(),
  cursor: z.string().min(1).max(1024, 'is not a cursor of this list').optional(),
};

/** A page of a list: `nextCursor` is absent on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}
