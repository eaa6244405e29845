import type { Schemas } from '@frontdesk/client/app-api-client';
import type { Slot } from '../desk/desk.ts';
import type { SlotQuestion } from '../desk/live-queries.ts';

/** The free times together with those that the person holds already, which the search leaves out: choosing one of them takes
 *  the hold up again. Earliest first, then by provider. */
export function withOwnHolds(
  slots: readonly Slot[],
  holds: readonly Schemas['Hold'][],
  { appointmentType, providerId }: Pick<SlotQuestion, 'appointmentType' | 'providerId'>,
): Slot[] {
  const own = holds
    .filter((hold) => hold.appointmentType === appointmentType && (providerId === '' || hold.providerId === providerId))
    .filter((hold) => !slots.some((slot) => slot.start === hold.start && slot.providerId === hold.providerId))
    .map((hold) => ({ providerId: hold.providerId, start: hold.start, end: hold.end, timeZone: hold.timeZone }));
  if (own.length === 0) return [...slots];
  return [...slots, ...own].sort(
    (a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.providerId < b.providerId ? -1 : 1),
  );
}
