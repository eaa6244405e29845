import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import { type Bookability, bookability } from '@frontdesk/scheduling/bookability';
import { claimOf } from '@frontdesk/scheduling/claim';
import { formatInstant, parseInstant } from '@frontdesk/scheduling/instant';
import type { Interval } from '@frontdesk/scheduling/interval';
import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { closuresOf } from '@frontdesk/scheduling/schedule';
import { localTimeExists } from '@frontdesk/scheduling/zone-offsets';

export interface AskedTime {
  readonly providerId: string;
  readonly appointmentType: string;
  /** RFC 3339 with offset. */
  readonly start: string;
}

/** A time that the rules allow. Whether it is still free, the day sheets decide in the write. */
export interface BookableTime {
  readonly startEpochMinutes: number;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly claim: Interval;
  /** Of the provider's rules that allowed it: the write's condition. */
  readonly scheduleRevision: number;
}

export type TimeDecision = { readonly time: BookableTime } | { readonly refusal: AppError };

const REFUSALS: Record<Exclude<Bookability, 'bookable'>, string> = {
  closed: 'The practice or the provider is closed then.',
  'outside-schedule': 'The time is outside the opening hours of the provider.',
  'off-grid': 'Appointments of this practice do not start at such a minute.',
  'too-soon': 'The time has passed, or the practice needs more notice.',
};

/** Whether the rules allow an appointment at the asked time, and what it would claim. `noticeGivenAt` (epoch milliseconds)
 *  is when the caller asked for the time first: now, or when a hold was placed.
 *  Refuses with INPUT_INVALID (start, appointment type), NOT_FOUND (provider) or SLOT_UNAVAILABLE. */
export function decideTime(rules: PracticeRules | undefined, asked: AskedTime, noticeGivenAt: number): TimeDecision {
  const parsed = parseInstant(asked.start);
  if (parsed === undefined) return { refusal: inputInvalid('/start', 'must be an instant that exists') };
  const provider = rules?.providers.get(asked.providerId);
  if (rules === undefined || provider === undefined) return { refusal: new AppError('NOT_FOUND') };
  const type = rules.appointmentTypes.get(asked.appointmentType);
  if (type === undefined) {
    return { refusal: inputInvalid('/appointmentType', 'is not an appointment type of the practice') };
  }
  if (parsed.writtenLocal !== undefined && !localTimeExists(parsed.writtenLocal, rules.timeZone)) {
    return unavailable('The clocks of the practice skip this local time.');
  }
  if (parsed.secondsPastMinute !== 0) return unavailable(REFUSALS['off-grid']);

  const start = parsed.epochMinutes;
  const answer = bookability({
    schedule: provider.schedule,
    closures: closuresOf(rules.closures, asked.providerId),
    type,
    policy: rules.policy,
    start,
    now: noticeGivenAt / 60_000,
  });
  if (answer !== 'bookable') return unavailable(REFUSALS[answer]);
  return {
    time: {
      startEpochMinutes: start,
      start: formatInstant(start, rules.timeZone),
      end: formatInstant(start + type.durationMinutes, rules.timeZone),
      timeZone: rules.timeZone,
      claim: claimOf(start, type),
      scheduleRevision: provider.revision,
    },
  };
}

/** As `decideTime`, for a booking that takes rooms and equipment as well: none of them may be a provider, whose own schedule
 *  nobody would ask. Refuses that with INPUT_INVALID (`/resourceIds/…`). */
export function decideBooking(
  rules: PracticeRules | undefined,
  asked: AskedTime & { readonly resourceIds?: readonly string[] | undefined },
  noticeGivenAt: number,
): TimeDecision {
  const faults = (asked.resourceIds ?? []).flatMap((resourceId, index) =>
    rules?.providers.has(resourceId) === true
      ? [{ pointer: `/resourceIds/${index}`, message: 'is a provider; book with them instead' }]
      : [],
  );
  if (faults.length > 0) return { refusal: new AppError('INPUT_INVALID', { faults }) };
  return decideTime(rules, asked, noticeGivenAt);
}

function unavailable(detail: string): TimeDecision {
  return { refusal: new AppError('SLOT_UNAVAILABLE', { detail }) };
}
