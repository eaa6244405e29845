import type { AppointmentType } from '@frontdesk/contracts/appointment-type';
import type { VersionedAppointmentType } from '@frontdesk/scheduling/practice-rules';
import { named } from './rules-change.ts';

/** An appointment type among those of its practice. */
export function listedType(type: VersionedAppointmentType): Omit<AppointmentType, 'practiceId'> {
  const { code, displayName, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, version = 1 } = type;
  return {
    appointmentType: code,
    ...named(displayName),
    ...{ durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, version },
  };
}
