import { type Appointment, useDesk } from '../desk/desk.ts';
import { appointmentTypeName, providerName } from '../desk/names.ts';
import { ageOn, birthDateText, dayAndTimeText, dayOf, shortDayText, timeText } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';
import { STATUS_NAMES } from './appointment-status.ts';
import { cancellationReasonName } from './cancellation-reasons.ts';

/** What the record tells of an appointment. */
export function AppointmentFacts({ appointment }: { readonly appointment: Appointment }) {
  const { practice } = useDesk();
  const { timeZone } = practice;
  const { start, end, status, patient, providerId, appointmentType, reason, cancellation } = appointment;
  const age = ageOn(dayOf(now(), timeZone), patient.birthDate);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['When', `${dayAndTimeText(start, timeZone)} – ${timeText(end, timeZone)}`],
    ['With', providerName(providerId, practice)],
    ['What', appointmentTypeName(appointmentType, practice)],
    ['Status', STATUS_NAMES[status]],
    [
      'Cancelled',
      cancellation &&
        `${shortDayText(dayOf(cancellation.at, timeZone))}: ${cancellationReasonName(cancellation.reason)}`,
    ],
    ['Note', cancellation?.note],
    ['Born', `${birthDateText(patient.birthDate)}${age === undefined ? '' : ` (${age} y)`}`],
    ['Phone', patient.phone],
    ['E-mail', patient.email],
    ['Reason', reason],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
