import { Scrolled } from '../code/scrolled.tsx';
import type { GuideProps } from './guide-props.ts';

const MEMBERS: readonly (readonly [before: string, now: string])[] = [
  ['practice', 'practiceId'],
  ['provider', 'providerId'],
  ['type', 'appointmentType'],
  ['date and time, of the practice’s clock', 'start, with its offset; timeZone beside it'],
  ['minutes', 'end'],
  ['patientName', 'patient.givenName and patient.familyName'],
  ['patientBirthDate, patientPhone', 'patient.birthDate, patient.phone'],
];

export function FromVersion1Guide({ sample }: GuideProps) {
  return (
    <>
      <p className="lead">
        Your keys stay. Paths begin with <code>/v2</code>, times have an offset, and the patient is an object. Most
        integrations move in an afternoon.
      </p>
      <h2>Until when</h2>
      <p>
        Version 1 says so itself on every answer: <code>Deprecation</code>, <code>Sunset</code> and <code>Link</code>.{' '}
        <a href="#/docs/versions">Versions</a> has the date. After it, every route answers{' '}
        <code>410 VERSION_RETIRED</code>. Before it, announced brown-outs do so for some minutes: whoever still calls
        version 1 notices in time.
      </p>
      <h2>What is called what</h2>
      <Scrolled className="table" label="Names of version 1 and 2">
        <table>
          <thead>
            <tr>
              <th scope="col">Version 1</th>
              <th scope="col">Version 2</th>
            </tr>
          </thead>
          <tbody>
            {MEMBERS.map(([before, now]) => (
              <tr key={before}>
                <td>{before}</td>
                <td>{now}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <h2>The booking, before and after</h2>
      <p>
        Version 1 took <code>{'{"date": "2026-12-08", "time": "10:00", "patientName": "Sample Patient", …}'}</code>. In
        the night of the clock change, 1:30 exists twice there. Version 2 says which one:
      </p>
      {sample('bookAppointment')}
      <h2>In which order</h2>
      <ol className="bullets">
        <li>Read with version 2: both versions show the same appointments under the same ids.</li>
        <li>
          Book with version 2. Retry with <a href="#/docs/idempotency">idempotency keys</a>, as before.
        </li>
        <li>Watch the versions that your keys call until version 1 is zero.</li>
      </ol>
    </>
  );
}
