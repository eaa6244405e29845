import * as z from 'zod/mini';

/** Ids that practices choose (providers, resources, appointment types) or that we make. No `#`: they are parts of keys. */
const ID_FORM = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const identifier = z
  .string()
  .check(z.regex(ID_FORM, 'must be 1 to 64 letters, digits, dots, dashes or underscores'));

/** Path parameter of routes under a practice. */
export const practicePath = z.strictObject({ id: identifier });
/** Path parameter of routes that name one record. */
export const recordPath = z.strictObject({ id: identifier });
