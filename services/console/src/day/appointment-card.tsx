import { type Appointment, useDesk } from '../desk/desk.ts';
import { appointmentTypeName, patientName } from '../desk/names.ts';
import { timeText } from '../time/practice-time.ts';
import { STATUS_NAMES } from './appointment-status.ts';

interface AppointmentCardProps {
  readonly appointment: Appointment;
  readonly tabIndex: 0 | -1;
  readonly open: (appointmentId: string) => void;
}

/** An appointment in the day's view; opens it. */
export function AppointmentCard({ appointment, tabIndex, open }: AppointmentCardProps) {
  const { practice } = useDesk();
  const { id, start, end, patient, appointmentType, status } = appointment;
  const isShort = Date.parse(end) - Date.parse(start) < 25 * 60_000;
  return (
    <button
      type="button"
      className={`appointment ${status} ${isShort ? 'short' : ''}`}
      data-roving-key={id}
      data-appointment-id={id}
      tabIndex={tabIndex}
      onClick={() => open(id)}
    >
      <span className="appointment-time">{timeText(start, practice.timeZone)}</span>
      <span className="appointment-patient">{patientName(patient)}</span>
      <span className="appointment-type">{appointmentTypeName(appointmentType, practice)}</span>
      <span className="appointment-status">{STATUS_NAMES[status]}</span>
    </button>
  );
}
