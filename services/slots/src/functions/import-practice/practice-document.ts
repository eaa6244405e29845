import { appointmentTypeRules } from '@frontdesk/contracts/appointment-type';
import { displayName } from '@frontdesk/contracts/display-name';
import { identifier } from '@frontdesk/contracts/identifiers';
import { replaceScheduleRequest } from '@frontdesk/contracts/schedule';
import { claimedMinutes } from '@frontdesk/practices/domain/claimed-minutes';
import { MAXIMUM_CLAIM_MINUTES, QUANTUM_MINUTES } from '@frontdesk/scheduling/quantum';
import { isTimeZone } from '@frontdesk/scheduling/zone-offsets';
import * as z from 'zod/mini';

const DAY_MINUTES = 1440;
const YEAR_MINUTES = 366 * DAY_MINUTES;

const gridMinutes = z.int().check(z.minimum(QUANTUM_MINUTES), z.maximum(DAY_MINUTES), z.multipleOf(QUANTUM_MINUTES));
const appointmentType = z
  .strictObject({
    code: identifier,
    ...appointmentTypeRules,
  })
  .check(
    z.refine((type) => claimedMinutes(type) <= MAXIMUM_CLAIM_MINUTES, {
      error: `must not take more than ${MAXIMUM_CLAIM_MINUTES} minutes, buffers included`,
    }),
  );

const provider = z.strictObject({
  providerId: identifier,
  displayName: z.optional(displayName),
  weekly: replaceScheduleRequest.shape.weekly,
  overrides: replaceScheduleRequest.shape.overrides,
});

/** A practice as an operator sets it up. What the schedules say is checked with the rules of their routes. */
export const practiceDocument = z.strictObject({
  practiceId: identifier,
  displayName: z.optional(displayName),
  timeZone: z.string().check(z.refine(isTimeZone, { error: 'must be an IANA time zone' })),
  startGridMinutes: gridMinutes,
  offerIntervalMinutes: gridMinutes,
  minimumNoticeMinutes: z.int().check(z.minimum(0), z.maximum(YEAR_MINUTES)),
  appointmentTypes: z
    .array(appointmentType)
    .check(z.maxLength(500), z.refine(distinctBy('code'), { error: 'must differ in their codes' })),
  providers: z
    .array(provider)
    .check(z.maxLength(1000), z.refine(distinctBy('providerId'), { error: 'must differ in their ids' })),
});

function distinctBy<Name extends string>(name: Name) {
  return (items: readonly Record<Name, string>[]): boolean =>
    new Set(items.map((item) => item[name])).size === items.length;
}
