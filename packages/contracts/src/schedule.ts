import * as z from 'zod/mini';
import { displayName } from './display-name.ts';
import { identifier } from './identifiers.ts';
import { dateText, wallClockTime } from './instant-text.ts';

/** FHIR days-of-week codes. */
export const DAYS_OF_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const window = z.strictObject({ start: wallClockTime, end: wallClockTime });

/** Opening hours of one weekday; an end at or before the start is on the next day. */
const weeklyWindow = z.extend(window, { dayOfWeek: z.enum(DAYS_OF_WEEK) });

/** Replaces the weekly windows of one date; no windows: closed. */
const dateOverride = z.strictObject({ date: dateText, windows: z.array(window).check(z.maxLength(20)) });

const rules = {
  weekly: z.array(weeklyWindow).check(z.maxLength(100)),
  overrides: z.array(dateOverride).check(z.maxLength(400)),
};

/** PUT /practices/{id}/schedules/{providerId}. What GET answered may be sent back whole: members that only the
 *  service decides are accepted and have no effect. */
export const replaceScheduleRequest = z.strictObject({
  ...rules,
  overrides: z._default(rules.overrides, []),
  /** Of the provider. Absent: stays as it is. */
  displayName: z.optional(displayName),
  practiceId: z.optional(z.unknown()),
  providerId: z.optional(z.unknown()),
  timeZone: z.optional(z.unknown()),
  version: z.optional(z.unknown()),
});

export const schedulePath = z.strictObject({ id: identifier, providerId: identifier });

export const schedule = z.object({
  practiceId: identifier,
  providerId: identifier,
  displayName: z.optional(z.string()),
  timeZone: z.string(),
  ...rules,
  version: z.int(),
});
export type Schedule = z.output<typeof schedule>;
