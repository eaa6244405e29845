import { IDENTIFIER_FORM } from '@frontdesk/core/identifier-form';
import * as z from 'zod/mini';

/** Ids of practices, ids that practices choose (providers, resources, appointment types) and ids that we make. */ export const identifier =
  z
    .string()
    .check(
      z.regex(
        IDENTIFIER_FORM,
        'must be 1 to 64 letters, digits, dots, dashes or underscores, and begin with a letter or digit',
      ),
    );

/** Path parameter of routes under a practice. */
export const practicePath = z.strictObject({ id: identifier });
/** Path parameter of routes that name one record. */
export const recordPath = z.strictObject({ id: identifier });
