import { useDesk } from '../desk/desk.ts';
import { appointmentTypeName, listedName } from '../desk/names.ts';
import { timeText } from '../time/practice-time.ts';
import { STATUS_NAMES } from './appointment-status.ts';
import type { PlacedAppointment } from './day-layout.ts';

/** `short`: room for one line; `tall`: for a name of two lines and what follows. */
type CardSize = 'short' | 'middle' | 'tall';

export function cardSize(pixels: number): CardSize {
  if (pixels < 44) return 'short';
  return pixels < 64 ? 'middle' : 'tall';
}

interface AppointmentCardProps {
  readonly place: PlacedAppointment;
  readonly cardKey: string;
  readonly size: CardSize;
  readonly isMoved: boolean;
  readonly tabIndex: 0 | -1;
}

/** An appointment on a sheet; opens it. */
export function AppointmentCard({ place, cardKey, size, isMoved, tabIndex }: AppointmentCardProps) {
  const { practice, openAppointment } = useDesk();
  const { id, start, end, patient, appointmentType, status } = place.appointment;
  const name = listedName(patient);
  return (
    <button
      type="button"
      className={`appointment ${status} ${size} ${isMoved ? 'moved' : ''}`}
      title={`${name} · ${STATUS_NAMES[status]}`}
      data-roving-key={cardKey}
      data-appointment-id={id}
      tabIndex={tabIndex}
      aria-keyshortcuts={status === 'booked' ? 'm' : undefined}
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
