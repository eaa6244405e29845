import type { SearchSlotsQuery } from '@frontdesk/contracts/slot';
import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type { Interval } from '@frontdesk/scheduling/interval';
import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import type { AppointmentType } from '@frontdesk/scheduling/schedule';
import { resolveRange } from '@frontdesk/scheduling/search-range';
import type { AppointmentToMove } from './appointment-to-move.ts';

/** What a search means under a practice's rules. */
export interface SearchPlan {
  readonly rules: PracticeRules;
  readonly type: AppointmentType;
  /** Slots that start in it. */
  readonly range: Interval;
  /** In the order in which slots of the same start are listed. */
  readonly providerIds: readonly string[];
  /** What it takes counts as free, and its rooms and equipment must be free like the provider. */
  readonly toMove?: AppointmentToMove;
}

/** Reads the query by the rules. A refusal is returned, not thrown: it counts only when the rules are the present ones.
 *  NOT_FOUND for an unknown provider; INPUT_INVALID for an unknown appointment type, or another than that of the appointment
 *  to move, and for a range that is none. */
export function planSearch(
  rules: PracticeRules,
  query: SearchSlotsQuery,
  toMove: AppointmentToMove | undefined,
): SearchPlan | AppError {
  const { appointmentType, providerId } = query;
  if (providerId !== undefined && !rules.providers.has(providerId)) return new AppError('NOT_FOUND');
  const type = rules.appointmentTypes.get(appointmentType);
  if (type === undefined) {
    return inputInvalid('/query/appointmentType', 'is not an appointment type of the practice');
  }
  if (toMove !== undefined && toMove.appointmentType !== type.code) {
    return inputInvalid('/query/appointmentType', 'is not the type of the appointment to move');
  }
  const resolved = resolveRange(query, rules.timeZone);
  if ('faults' in resolved) {
    const faults = resolved.faults.map(({ pointer, message }) => ({ pointer: `/query${pointer}`, message }));
    return new AppError('INPUT_INVALID', { faults });
  }
  const providerIds = providerId === undefined ? [...rules.providers.keys()].sort() : [providerId];
  return { rules, type, range: resolved.range, providerIds, ...(toMove !== undefined && { toMove }) };
}
