import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { ProviderOptions } from '../desk/provider-options.tsx';
import { rereadRules } from '../desk/rules-queries.ts';
import { dayOf } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { messageAt, messagesElsewhere } from './api-sentence.ts';
import { type ClosureDraft, closedBy, closureRequest, daysFrom, latestFrom } from './closure-draft.ts';
import { closedTimeText } from './closure-text.ts';
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
  const closed = closedBy(draft, timeZone);
  const change = (changed: Partial<ClosureDraft>): void => setDraft({ ...draft, ...changed });
  const saving = useSaving({
    save: async () => {
      if (closed === undefined) throw new Error('The form was sent without a time.');
      return api.createClosure({ path: { id: practice.id }, body: closureRequest(draft, closed) });
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
  const elsewhere = messagesElsewhere(saving.error, (pointer) => SHOWN.includes(pointer));
  const { isAllDay, day, lastDay, from, to } = draft;
  const today = dayOf(now(), timeZone);
  const begins = messageAt(saving.error, '/start');
  const ends = messageAt(saving.error, '/end');
  return (
    <form ref={saving.form} className="panel" onSubmit={saving.submit} aria-label="Close a time" autoComplete="off">
      <h2>Close a time</h2>
      {saving.sentence && <Notice kind="error">{[saving.sentence, ...elsewhere].join(' ')}</Notice>}
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
            <Field
              label="From"
              type="time"
              required
              step={300}
              value={from}
              onChange={({ target }) => change({ from: target.value })}
            />
            <Field
              label="To"
              type="time"
              required
              step={300}
              value={to}
              message={ends}
              {...(from !== '' && to !== '' && to <= from && { hint: 'On the next day' })}
              onChange={({ target }) => change({ to: target.value })}
            />
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
