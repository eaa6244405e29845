import { useDesk } from '../desk/desk.ts';
import { appointmentTypeName, listedName } from '../desk/names.ts';
import { timeText } from '../time/practice-time.ts';
import { STATUS_NAMES } from './appointment-status.ts';
import type { PlacedAppointment } from './day-layout.ts';

interface AppointmentCardProps {
  readonly place: PlacedAppointment;
  readonly isShort: boolean;
  readonly tabIndex: 0 | -1;
}

/** An appointment in the day's view; opens it. */
export function AppointmentCard({ place, isShort, tabIndex }: AppointmentCardProps) {
  const { practice, openAppointment } = useDesk();
  const { id, start, end, patient, appointmentType, status } = place.appointment;
  const name = listedName(patient);
  return (
    <button
      type="button"
      className={`appointment ${status} ${isShort ? 'short' : ''}`}
      title={name}
      data-roving-key={id}
      data-appointment-id={id}
      tabIndex={tabIndex}
      onClick={() => openAppointment(id)}
    >
      <span className="appointment-patient" dir="auto">
        {name}
      </span>
      <span className="appointment-time">
        {place.hasBegun && 'since '}
        {timeText(start, practice.timeZone)}
        {place.goesOn && ` until ${timeText(end, practice.timeZone)}`}
      </span>
      <span className="appointment-type">{appointmentTypeName(appointmentType, practice)}</span>
      <span className={status === 'booked' ? 'visually-hidden' : 'appointment-status'}>{STATUS_NAMES[status]}</span>
    </button>
  );
}
