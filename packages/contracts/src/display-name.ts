import { nameOf } from './text-field.ts';

export const LONGEST_DISPLAY_NAME = 100;

/** What people call a practice, a provider or an appointment type ("Dr. Müller"). Ids stay ids: nothing is found by it. */
export const displayName = nameOf(LONGEST_DISPLAY_NAME);
