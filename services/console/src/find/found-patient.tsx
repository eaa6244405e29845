import type { Schemas } from '@frontdesk/client/app-api-client';
import { type Appointment, useDesk } from '../desk/desk.ts';
import { appointmentTypeName, listedName, providerName } from '../desk/names.ts';
import { ageOn, birthDateText, dayAndTimeText, dayOf } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';

export type FoundPatient = Schemas['FoundPatient'];

interface FoundPatientItemProps {
  readonly patient: FoundPatient;
  readonly callId: string | undefined;
}

/** One patient that was found: who, the next and the last appointment, and a way to book again. */
export function FoundPatientItem({ patient, callId }: FoundPatientItemProps) {
  const { practice, openBooking } = useDesk();
  const { nextAppointment, lastAppointment, ...known } = patient;
  const age = ageOn(dayOf(now(), practice.timeZone), patient.birthDate);
  const facts = [
    `Born ${birthDateText(patient.birthDate)}${age === undefined ? '' : ` (${age} y)`}`,
    patient.phone,
    patient.memberId && `Member ID ${patient.memberId}`,
  ].filter((fact) => fact !== undefined);
  return (
    <li>
      <h3 dir="auto">{listedName(patient)}</h3>
      <p className="hint">{facts.join(' · ')}</p>
      <dl>
        <AppointmentLine name="Next" appointment={nextAppointment} none="No appointment is booked." />
        <AppointmentLine name="Last" appointment={lastAppointment} none="Not seen here before." />
      </dl>
      <button
        type="button"
        onClick={() => openBooking({ patient: known, ...(callId !== undefined && { callId }) })}
        aria-label={`Book again for ${listedName(patient)}`}
      >
        Book again
      </button>
    </li>
  );
}

interface AppointmentLineProps {
  readonly name: string;
  readonly appointment: Appointment | undefined;
  readonly none: string;
}

function AppointmentLine({ name, appointment, none }: AppointmentLineProps) {
  const { practice, openAppointment } = useDesk();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {appointment === undefined ? (
          <span className="hint">{none}</span>
        ) : (
          <button type="button" className="link" onClick={() => openAppointment(appointment.id)}>
            {dayAndTimeText(appointment.start, practice.timeZone)} ·{' '}
            {appointmentTypeName(appointment.appointmentType, practice)} with{' '}
            {providerName(appointment.providerId, practice)}
          </button>
        )}
      </dd>
    </div>
  );
}
