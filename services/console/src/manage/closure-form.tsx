import { Field } from '@frontdesk/ui/components/field';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { KeptKey } from '../desk/kept-key.ts';
import { ProviderOptions } from '../desk/provider-options.tsx';
import { rereadRules } from '../desk/rules-queries.ts';
import { dayOf } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';
import { messageAt } from './api-sentence.ts';
import { type ClosureDraft, closedBy, closureRequest, daysFrom, latestFrom } from './closure-draft.ts';
import { closedTimeText } from './closure-text.ts';
import { SavingProblem } from './form-parts.tsx';
import { StandingAppointments } from './standing-appointments.tsx';
import { useSaving } from './use-saving.ts';

const SHOWN = ['/start', '/end', '/description'];
const EMPTY: ClosureDraft = {
  ...{ providerId: '', isAllDay: true, day: '', lastDay: '', from: '13:00', to: '17:00', description: '' },
};

/** Closes a time; shows who stands in it before it does. */
export function ClosureForm() {
  const { api, practice, announce } = useDesk();
  const { timeZone } = practice;
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const [kept] = useState(() => new KeptKey());
  const closed = closedBy(draft, timeZone);
  const change = (changed: Partial<ClosureDraft>): void => setDraft({ ...draft, ...changed });
  const saving = useSaving({
    save: async () => {
      if (closed === undefined) throw new Error('The form was sent without a time.');
      const [path, body] = [{ id: practice.id }, closureRequest(draft, closed)];
      return kept.during(body, (options) => api.createClosure({ path, body }, options));
    },
    saved: async (closure) => {
      const { length } = closure.existingAppointments;
      const standing =
        length === 0 ? '' : ` ${length === 1 ? 'One appointment stands' : `${length} appointments stand`} in it.`;
      announce(`Closed: ${closedTimeText(closure, timeZone)}.${standing}`);
      setDraft(EMPTY);
      await rereadRules(queries, practice.id);
    },
  });
  const { isAllDay, day, lastDay, from, to } = draft;
  const today = dayOf(now(), timeZone);
  const begins = messageAt(saving.error, '/start');
  const ends = messageAt(saving.error, '/end');
  const endsNextDay = from !== '' && to !== '' && to <= from;
  const time = (which: 'from' | 'to', label: string, told: { message?: string | undefined; hint?: string } = {}) => (
    <Field
      label={label}
      type="time"
      required
      step={300}
      value={draft[which]}
      {...told}
      onChange={({ target }) => change({ [which]: target.value })}
    />
  );
  return (
    <form ref={saving.form} className="panel" onSubmit={saving.submit} aria-label="Close a time" autoComplete="off">
      <h2>Close a time</h2>
      <SavingProblem saving={saving} isShown={(pointer) => SHOWN.includes(pointer)} />
      <label>
        Who
        <select value={draft.providerId} onChange={({ target }) => change({ providerId: target.value })}>
          <option value="">Whole practice</option>
          <ProviderOptions />
        </select>
      </label>
      <label className="check">
        <input type="checkbox" checked={isAllDay} onChange={({ target }) => change({ isAllDay: target.checked })} />
        All day
      </label>
      <div className={isAllDay ? 'form-row' : 'form-row part-of-day'}>
        <Field
          label={isAllDay ? 'First day' : 'Day'}
          type="date"
          required
          min={today}
          value={day}
          message={begins}
          onChange={({ target }) => change(daysFrom(draft, target.value))}
        />
        {isAllDay ? (
          <Field
            label="Last day"
            type="date"
            required
            min={day || today}
            max={latestFrom(day)}
            value={lastDay}
            message={ends}
            onChange={({ target }) => change({ lastDay: target.value })}
          />
        ) : (
          <>
            {time('from', 'From')}
            {time('to', 'To', { message: ends, ...(endsNextDay && { hint: 'On the next day' }) })}
          </>
        )}
      </div>
      <Field
        label="Why (optional)"
        maxLength={200}
        value={draft.description}
        message={messageAt(saving.error, '/description')}
        hint="Every desk sees it. Nothing about patients."
        onChange={({ target }) => change({ description: target.value })}
      />
      {closed && <StandingAppointments closed={closed} isAhead />}
      <div className="actions">
        <button type="submit" className="primary">
          {saving.isPending
            ? 'Closing …'
            : closed === undefined
              ? 'Close'
              : `Close ${closedTimeText(closed, timeZone)}`}
        </button>
      </div>
    </form>
  );
}
