import { Field } from '@frontdesk/ui/components/field';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AppointmentType, useDesk } from '../desk/desk.ts';
import { appointmentTypeName } from '../desk/names.ts';
import { rereadRules } from '../desk/rules-queries.ts';
import { messageAt } from './api-sentence.ts';
import { NameField, OutdatedNotice, SavingProblem } from './form-parts.tsx';
import { IdField } from './id-field.tsx';
import { useSaving } from './use-saving.ts';

const MINUTES = ['durationMinutes', 'bufferBeforeMinutes', 'bufferAfterMinutes'] as const;
const LABELS: Record<(typeof MINUTES)[number], string> = {
  durationMinutes: 'Takes (min)',
  bufferBeforeMinutes: 'Free before (min)',
  bufferAfterMinutes: 'Free after (min)',
};
const SHOWN = ['/displayName', '/path/appointmentType', ...MINUTES.map((name) => `/${name}`)];

/** What patients come for, and how much of a day it takes. */
export function AppointmentTypes() {
  const { practice } = useDesk();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <div className="form-row between">
        <p className="hint">Appointments that are booked keep their time when a type changes.</p>
        <button type="button" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          Add a type
        </button>
      </div>
      {isAdding && <TypeForm type={undefined} done={() => setAdding(false)} />}
      {practice.appointmentTypes.length === 0 && <p className="hint">This practice has no appointment types yet.</p>}
      {practice.appointmentTypes.map((type) => (
        <TypeForm key={type.appointmentType} type={type} />
      ))}
    </>
  );
}

function minutesOf(type: AppointmentType | undefined): Record<(typeof MINUTES)[number], string> {
  return {
    durationMinutes: String(type?.durationMinutes ?? 30),
    bufferBeforeMinutes: String(type?.bufferBeforeMinutes ?? 0),
    bufferAfterMinutes: String(type?.bufferAfterMinutes ?? 0),
  };
}

interface TypeFormProps {
  /** Undefined: a new one. */
  readonly type: AppointmentType | undefined;
  readonly done?: () => void;
}

function TypeForm({ type, done }: TypeFormProps) {
  const { api, practice, announce } = useDesk();
  const queries = useQueryClient();
  const [id, setId] = useState(type?.appointmentType ?? '');
  const [basis, setBasis] = useState(type);
  const [name, setName] = useState(type?.displayName ?? '');
  const [minutes, setMinutes] = useState(minutesOf(type));
  const [isTouched, setTouched] = useState(false);
  const show = (shown: AppointmentType): void => {
    setBasis(shown);
    setName(shown.displayName ?? '');
    setMinutes(minutesOf(shown));
    setTouched(false);
  };
  const title = type === undefined ? 'New type' : appointmentTypeName(type.appointmentType, practice);
  const saving = useSaving({
    save: () =>
      api.replaceAppointmentType(
        {
          path: { id: practice.id, appointmentType: id },
          body: {
            ...(name.trim() !== '' && { displayName: name }),
            durationMinutes: Number(minutes.durationMinutes),
            bufferBeforeMinutes: Number(minutes.bufferBeforeMinutes),
            bufferAfterMinutes: Number(minutes.bufferAfterMinutes),
          },
        },
        basis === undefined ? { ifNoneMatch: '*' } : { ifMatch: `"${basis.version}"` },
      ),
    saved: async (saved) => {
      show(saved);
      announce(`${saved.displayName ?? title} saved.`);
      await rereadRules(queries, practice.id);
      done?.();
    },
    stale: () => void rereadRules(queries, practice.id),
  });
  const isOutdated = type !== undefined && type.version !== basis?.version && !saving.isPending;
  // What was saved from here may be newer than the list.
  if (isOutdated && !isTouched && type.version > (basis?.version ?? 0)) show(type);
  return (
    <form
      ref={saving.form}
      className="panel type"
      onSubmit={saving.submit}
      aria-label={title}
      autoComplete="off"
      onChange={() => setTouched(true)}
    >
      <SavingProblem saving={saving} isShown={(pointer) => SHOWN.includes(pointer)} />
      {isOutdated && isTouched && (
        <OutdatedNotice
          what="this type"
          showCurrent={() => {
            show(type);
            saving.reset();
          }}
        />
      )}
      <div className="type-row">
        <NameField
          value={name}
          isRequired={type === undefined}
          usual={type && title}
          error={saving.error}
          change={setName}
        />
        {type === undefined && (
          <IdField
            value={id}
            example="follow-up"
            message={messageAt(saving.error, '/path/appointmentType')}
            change={setId}
          />
        )}
        {MINUTES.map((each) => (
          <Field
            key={each}
            label={LABELS[each]}
            type="number"
            required
            min={each === 'durationMinutes' ? 1 : 0}
            max={360}
            value={minutes[each]}
            message={messageAt(saving.error, `/${each}`)}
            onChange={({ target }) => setMinutes({ ...minutes, [each]: target.value })}
          />
        ))}
        <button type="submit" className="primary" aria-label={`Save ${title}`}>
          {saving.isPending ? 'Saving …' : 'Save'}
        </button>
      </div>
    </form>
  );
}
