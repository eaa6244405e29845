import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Practice, useDesk } from '../desk/desk.ts';
import { rereadRules } from '../desk/rules-queries.ts';
import { NameField, OutdatedNotice, SavingProblem } from './form-parts.tsx';
import { useSaving } from './use-saving.ts';

const SHOWN = ['/displayName'];

/** What the practice is called. */
export function PracticeDetails() {
  const { api, practice, announce } = useDesk();
  const queries = useQueryClient();
  const [basis, setBasis] = useState(practice);
  const [name, setName] = useState(practice.displayName ?? '');
  const [isTouched, setTouched] = useState(false);
  const show = (shown: Practice): void => {
    setBasis(shown);
    setName(shown.displayName ?? '');
    setTouched(false);
  };
  const saving = useSaving({
    save: () =>
      api.replacePractice(
        { path: { id: practice.id }, body: { displayName: name } },
        { ifMatch: `"${basis.version}"` },
      ),
    saved: async (saved) => {
      show(saved);
      announce(`${saved.displayName} saved.`);
      await rereadRules(queries, practice.id);
    },
    stale: () => void rereadRules(queries, practice.id),
  });
  const isOutdated = practice.version !== basis.version && !saving.isPending;
  // What was saved from here may be newer than what was read.
  if (isOutdated && !isTouched && practice.version > basis.version) show(practice);
  return (
    <form
      ref={saving.form}
      className="panel"
      onSubmit={saving.submit}
      aria-label="Practice"
      autoComplete="off"
      onChange={() => setTouched(true)}
    >
      <SavingProblem saving={saving} isShown={(pointer) => SHOWN.includes(pointer)} />
      {isOutdated && isTouched && (
        <OutdatedNotice
          what="the practice"
          showCurrent={() => {
            show(practice);
            saving.reset();
          }}
        />
      )}
      <NameField isRequired value={name} usual={practice.id} error={saving.error} change={setName} />
      <p className="hint">
        Everyone sees this name. The ID {practice.id} and the time zone {practice.timeZone} cannot be changed here.
      </p>
      <div className="actions">
        <button type="submit" className="primary">
          {saving.isPending ? 'Saving …' : 'Save'}
        </button>
      </div>
    </form>
  );
}
