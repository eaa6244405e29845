import { canonicalJson } from '@frontdesk/core/canonical-json';
import type { VersionedAppointmentType } from '@frontdesk/scheduling/practice-rules';
import type { AppointmentType } from '@frontdesk/scheduling/schedule';
import { named } from './rules-change.ts';

/** A type with the version that follows from what it was: another one only for other content. A name that it has stays
 *  where none is given. */
export function versioned(
  { displayName, ...rules }: AppointmentType,
  present: VersionedAppointmentType | undefined,
): VersionedAppointmentType {
  const type = { ...rules, ...named(displayName ?? present?.displayName) };
  if (present === undefined) return { ...type, version: 1 };
  const { version = 1, ...content } = present;
  return { ...type, version: canonicalJson(content) === canonicalJson(type) ? version : version + 1 };
}
