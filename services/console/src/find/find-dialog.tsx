import { Dialog } from '@frontdesk/ui/components/dialog';
import { Field } from '@frontdesk/ui/components/field';
import { Notice } from '@frontdesk/ui/components/notice';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { type FoundPatient, FoundPatientItem } from './found-patient.tsx';
import { type PatientSearch, searchQuestion } from './search-question.ts';
import '../styles/find.css';

interface FindDialogProps {
  /** The call in which the patient asks. */
  readonly callId: string | undefined;
  readonly close: () => void;
}

interface Found {
  readonly patients: readonly FoundPatient[];
  readonly truncated: boolean;
}

/** Finds a patient by one field. What was typed goes into the body of a request, never into an address, and is forgotten with
 *  the dialog. */
export function FindDialog({ callId, close }: FindDialogProps) {
  const { api } = useDesk();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState<string>();
  const search = useMutation({
    mutationFn: async (searches: readonly PatientSearch[]): Promise<Found> => {
      const answers = await Promise.all(searches.map((body) => api.searchPatients({ body })));
      const patients = new Map(answers.flatMap(({ items }) => items.map((item) => [identityOf(item), item])));
      return { patients: [...patients.values()], truncated: answers.some(({ truncated }) => truncated) };
    },
    gcTime: 0,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const question = searchQuestion(typed);
    setMissing('missing' in question ? question.missing : undefined);
    if (question.searches.length === 0) search.reset();
    else search.mutate(question.searches);
  };

  return (
    <Dialog
      title="Find a patient"
      onClose={close}
      problem={search.error && <Notice kind="error">{plainSentence(search.error)}</Notice>}
    >
      <form className="find-form" autoComplete="off" onSubmit={submit}>
        <Field
          label="Phone, family name and date of birth, or member ID"
          hint="For example (212) 555-0142, Sample 1980-05-17 or ABC12345"
          message={missing}
          role="searchbox"
          spellCheck={false}
          translate="no"
          maxLength={200}
          required
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <div className="actions">
          <button type="submit" className="primary">
            {search.isPending ? 'Searching …' : 'Search'}
          </button>
        </div>
      </form>
      <p className="hint" role="status">
        {search.data && summary(search.data)}
      </p>
      <ul className="found-patients">
        {search.data?.patients.map((patient) => (
          <FoundPatientItem key={identityOf(patient)} patient={patient} callId={callId} />
        ))}
      </ul>
    </Dialog>
  );
}

const identityOf = ({ familyName, givenName, birthDate }: FoundPatient): string =>
  JSON.stringify([familyName, givenName, birthDate]);

function summary({ patients, truncated }: Found): string {
  if (truncated) return 'More patients match than are shown. Search by something that fewer people share.';
  if (patients.length === 0)
    return 'Nobody in this practice was found. Check the spelling, or search by something else.';
  return patients.length === 1 ? 'One patient was found.' : `${patients.length} patients were found.`;
}
