import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Schedule, useDesk } from '../desk/desk.ts';
import { providerName } from '../desk/names.ts';
import { rereadRules, scheduleOf } from '../desk/rules-queries.ts';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { messageAt, messagesElsewhere } from './api-sentence.ts';
import { useSaving } from './use-saving.ts';
import { furtherHours, type Hours, hoursOf, isOvernight, WEEKDAYS, type Weekday, weeklyOf } from './weekly-hours.ts';

/** The week of one provider, and what people call him or her. */
export function HoursForm({ schedule }: { readonly schedule: Schedule }) {
  const desk = useDesk();
  const { api, practice, announce } = desk;
  const queries = useQueryClient();
  const [basis, setBasis] = useState(schedule);
  const [hours, setHours] = useState(() => hoursOf(schedule));
  const [name, setName] = useState(schedule.displayName ?? '');
  const [isTouched, setTouched] = useState(false);
  const { providerId } = schedule;

  const show = (shown: Schedule): void => {
    setBasis(shown);
    setHours(hoursOf(shown));
    setName(shown.displayName ?? '');
    setTouched(false);
  };
  const startAgain = (): void => {
    show(schedule);
    saving.reset();
  };
  const sent = weeklyOf(hours);
  const saving = useSaving({
    save: () =>
      api.replaceSchedule(
        {
          path: { id: practice.id, providerId },
          body: {
            ...(name.trim() !== '' && { displayName: name }),
            weekly: sent.map(({ dayOfWeek, start, end }) => ({ dayOfWeek, start, end })),
            overrides: basis.overrides,
          },
        },
        { ifMatch: `"${basis.version}"` },
      ),
    saved: async (saved) => {
      queries.setQueryData(scheduleOf(desk, providerId).queryKey, saved);
      show(saved);
      announce(`Opening hours of ${saved.displayName ?? providerName(providerId, practice)} saved.`);
      await rereadRules(queries, practice.id);
    },
    stale: () => void queries.invalidateQueries({ queryKey: scheduleOf(desk, providerId).queryKey }),
  });
  const isOutdated = schedule.version !== basis.version && !saving.isPending;
  if (isOutdated && !isTouched) show(schedule);

  const change = (changed: readonly Hours[]): void => {
    setHours([...changed]);
    setTouched(true);
  };
  const elsewhere = messagesElsewhere(saving.error, (at) => at === '/displayName' || /^\/weekly\/\d/.test(at));

  return (
    <form
      ref={saving.form}
      className="panel"
      onSubmit={saving.submit}
      aria-label={providerName(providerId, practice)}
      autoComplete="off"
    >
      {saving.sentence && <Notice kind="error">{[saving.sentence, ...elsewhere].join(' ')}</Notice>}
      {isOutdated && isTouched && (
        <Notice kind="info">
          Somebody else has changed these hours.{' '}
          <button type="button" onClick={startAgain}>
            Show what is there now
          </button>
        </Notice>
      )}
      <div className="form-row">
        <Field
          label="Name"
          maxLength={100}
          value={name}
          placeholder={providerName(providerId, practice)}
          message={messageAt(saving.error, '/displayName')}
          onChange={({ target }) => {
            setName(target.value);
            setTouched(true);
          }}
        />
      </div>
      {WEEKDAYS.map(([day, label]) => (
        <DayHours
          key={day}
          day={day}
          label={label}
          hours={sent.filter(({ dayOfWeek }) => dayOfWeek === day)}
          messageOf={(one) => messageAt(saving.error, `/weekly/${sent.indexOf(one)}`)}
          add={(added) => change([...hours, added])}
          remove={({ key }) => change(hours.filter((one) => one.key !== key))}
          set={(set) => change(hours.map((one) => (one.key === set.key ? set : one)))}
        />
      ))}
      {basis.overrides.length > 0 && (
        <p className="hint">
          {basis.overrides.length === 1 ? 'One single day has' : `${basis.overrides.length} single days have`} other
          hours, which stay as they are.
        </p>
      )}
      <div className="actions">
        <button type="submit" className="primary">
          {saving.isPending ? 'Saving …' : 'Save opening hours'}
        </button>
        {isTouched && (
          <button type="button" onClick={startAgain}>
            Discard changes
          </button>
        )}
      </div>
    </form>
  );
}

interface DayHoursProps {
  readonly day: Weekday;
  readonly label: string;
  readonly hours: readonly Hours[];
  readonly messageOf: (hours: Hours) => string | undefined;
  readonly add: (hours: Hours) => void;
  readonly remove: (hours: Hours) => void;
  readonly set: (hours: Hours) => void;
}

function DayHours({ day, label, hours, messageOf, add, remove, set }: DayHoursProps) {
  const adding = useRef<HTMLButtonElement>(null);
  return (
    <fieldset className="day-hours">
      <legend>{label}</legend>
      <div className="windows">
        {hours.length === 0 && <p className="hint">Closed</p>}
        {hours.map((one) => {
          const message = messageOf(one);
          const time = (which: 'start' | 'end', words: string) => (
            <input
              type="time"
              required
              step={300}
              value={one[which]}
              aria-label={`${label} ${words}`}
              aria-invalid={message !== undefined}
              aria-describedby={message && `${one.key}-message`}
              onChange={({ target }) => set({ ...one, [which]: target.value })}
            />
          );
          return (
            <div key={one.key} className="hours-row">
              {time('start', 'from')}
              <span aria-hidden="true">–</span>
              {time('end', 'to')}
              {isOvernight(one) && <span className="hint">next day</span>}
              <button
                type="button"
                className="quiet"
                aria-label={`Remove ${label} ${one.start}`}
                onClick={() => {
                  adding.current?.focus();
                  remove(one);
                }}
              >
                ✕
              </button>
              {message !== undefined && (
                <span id={`${one.key}-message`} className="field-message">
                  {message}
                </span>
              )}
            </div>
          );
        })}
        <button
          ref={adding}
          type="button"
          className="quiet"
          aria-label={`Add hours on ${label}`}
          onClick={() => add(furtherHours(hours, day))}
        >
          + Add hours
        </button>
      </div>
    </fieldset>
  );
}
