import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { ProviderOptions } from '../desk/provider-options.tsx';
import { rereadRules, scheduleOf } from '../desk/rules-queries.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { messageAt } from './api-sentence.ts';
import { NameField, SavingProblem } from './form-parts.tsx';
import { HoursForm } from './hours-form.tsx';
import { IdField } from './id-field.tsx';
import { useSaving } from './use-saving.ts';

const NEW_PROVIDER = ['/displayName', '/path/providerId'];

/** When each provider sees patients, week by week. */
export function OpeningHours() {
  const desk = useDesk();
  const { practice } = desk;
  const [wanted, setWanted] = useState(practice.providers[0]?.providerId);
  const [isAdding, setAdding] = useState(false);
  const chooser = useRef<HTMLSelectElement>(null);
  const chosen = practice.providers.find(({ providerId }) => providerId === wanted)?.providerId;
  const { data, error, refetch } = useQuery({ ...scheduleOf(desk, chosen ?? ''), enabled: chosen !== undefined });
  return (
    <>
      <div className="form-row between">
        <label className="chooser">
          Provider
          <select ref={chooser} value={chosen ?? ''} onChange={({ target }) => setWanted(target.value)}>
            <ProviderOptions />
          </select>
        </label>
        <button type="button" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          Add a provider
        </button>
      </div>
      {isAdding && (
        <NewProvider
          done={(providerId) => {
            setWanted(providerId);
            setAdding(false);
            chooser.current?.focus();
          }}
        />
      )}
      {practice.providers.length === 0 && <p className="hint">This practice has no providers yet.</p>}
      {error && <ReadProblem error={error} what="The opening hours" tryAgain={() => void refetch()} />}
      {chosen !== undefined && !error && data === undefined && <p className="hint">Reading the opening hours …</p>}
      {data && <HoursForm key={data.providerId} schedule={data} />}
    </>
  );
}

function NewProvider({ done }: { readonly done: (providerId: string) => void }) {
  const { api, practice, announce } = useDesk();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [id, setId] = useState('');
  const saving = useSaving({
    save: () =>
      api.replaceSchedule(
        { path: { id: practice.id, providerId: id }, body: { displayName: name, weekly: [], overrides: [] } },
        { ifNoneMatch: '*' },
      ),
    saved: async ({ providerId }) => {
      await rereadRules(queries, practice.id);
      announce(`${name} added. Set the opening hours next.`);
      done(providerId);
    },
  });
  return (
    <form ref={saving.form} className="panel" onSubmit={saving.submit} aria-label="Add a provider" autoComplete="off">
      <SavingProblem saving={saving} isShown={(pointer) => NEW_PROVIDER.includes(pointer)} />
      <div className="form-row">
        <NameField isRequired value={name} error={saving.error} change={setName} />
        <IdField value={id} example="dr-mueller" message={messageAt(saving.error, '/path/providerId')} change={setId} />
      </div>
      <div className="actions">
        <button type="submit" className="primary">
          Add
        </button>
      </div>
    </form>
  );
}
