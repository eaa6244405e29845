import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ClosedTime } from '../desk/closed-time.ts';
import { useDesk } from '../desk/desk.ts';
import { appointmentsStanding } from '../desk/live-queries.ts';
import { appointmentTypeName, patientName, providerName } from '../desk/names.ts';
import { dayOf, shortDayText, timeText } from '../time/practice-time.ts';
import { ReadProblem } from '../ui/read-problem.tsx';

interface StandingAppointmentsProps {
  readonly closed: ClosedTime;
  /** It is not closed yet. */
  readonly isAhead?: boolean;
}

/** Who has an appointment in a closed time, each to be moved or cancelled from here. Live. */
export function StandingAppointments({ closed, isAhead = false }: StandingAppointmentsProps) {
  const desk = useDesk();
  const { practice } = desk;
  const { timeZone } = practice;
  const { data, error, refetch } = useQuery(appointmentsStanding(desk, closed));
  const heading = useRef<HTMLParagraphElement>(null);
  const count = data?.length;
  // Whoever has moved one goes on with the others, though its button has gone.
  const before = useRef(count);
  useEffect(() => {
    const isFewer = count !== undefined && before.current !== undefined && count < before.current;
    before.current = count;
    if (isFewer && document.activeElement === document.body) heading.current?.focus();
  }, [count]);
  return (
    <div className="standing">
      {error && <ReadProblem error={error} what="Who stands in it" tryAgain={() => void refetch()} />}
      <p role="status" ref={heading} tabIndex={-1}>
        {!error && (data === undefined ? 'Looking who stands in it …' : standingText(data.length, isAhead))}
      </p>
      <ul>
        {data?.map(({ id, start, providerId, appointmentType, patient }) => (
          <li key={id}>
            <span>
              {shortDayText(dayOf(start, timeZone))}, {timeText(start, timeZone)}
            </span>
            <strong dir="auto">{patientName(patient)}</strong>
            <span className="hint">
              {appointmentTypeName(appointmentType, practice)} · {providerName(providerId, practice)}
            </span>
            <button
              type="button"
              aria-label={`Move or cancel: ${patientName(patient)}`}
              onClick={() => desk.openAppointment(id)}
            >
              Move or cancel
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function standingText(count: number, isAhead: boolean): string {
  if (count === 0) return 'No appointment stands in it.';
  const standing = count === 1 ? 'One appointment stands in it' : `${count} appointments stand in it`;
  if (!isAhead) return `${standing}:`;
  return count === 1
    ? `${standing}. Closing keeps it; move or cancel it here.`
    : `${standing}. Closing keeps them; move or cancel them here.`;
}
