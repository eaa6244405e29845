import type { Schemas } from '@frontdesk/client/app-api-client';
import { hasCode } from '@frontdesk/ui/errors/problem';
import { useQuery } from '@tanstack/react-query';
import { type Practice, useDesk } from '../desk/desk.ts';
import { listedName } from '../desk/names.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { dayOf, shortDayText, timeText } from '../time/practice-time.ts';
import { patientsOfCall } from './callers-patients.ts';

const SHOWN = 2;

/** Who is calling, as far as the number tells, and when the patient is expected next. */
export function Caller({ callId }: { readonly callId: string }) {
  const desk = useDesk();
  const { data, error, refetch } = useQuery(patientsOfCall(desk, callId));
  if (data === undefined && error === null) return <span className="hint">Looking for the caller …</span>;
  if (data === undefined) {
    // Whoever may not see patients sees the call without them.
    if (hasCode(error, 'FORBIDDEN')) return null;
    return (
      <span className="hint" role="alert">
        The caller could not be looked up. {plainSentence(error)}{' '}
        <button type="button" className="quiet" onClick={() => void refetch()}>
          Try again
        </button>
      </span>
    );
  }
  const { items, truncated } = data;
  if (items.length === 0) {
    return <span className="hint">{truncated ? 'Many patients have this number.' : 'No known patient.'}</span>;
  }
  const more = items.length - SHOWN;
  return (
    <span className="caller">
      {items.slice(0, SHOWN).map((patient) => (
        <span key={JSON.stringify([patient.familyName, patient.givenName, patient.birthDate])}>
          <strong dir="auto">{listedName(patient)}</strong> · {nextText(patient, desk.practice)}
        </span>
      ))}
      {more > 0 && <span className="hint">and {truncated ? 'more' : `${more} more`}</span>}
    </span>
  );
}

function nextText({ nextAppointment }: Schemas['FoundPatient'], { timeZone }: Practice): string {
  if (nextAppointment === undefined) return 'no appointment';
  const { start } = nextAppointment;
  return `next: ${shortDayText(dayOf(start, timeZone))}, ${timeText(start, timeZone)}`;
}
