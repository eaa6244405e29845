import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Schedule, useDesk } from '../desk/desk.ts';
import { providerName } from '../desk/names.ts';
import { rereadRules, scheduleOf } from '../desk/rules-queries.ts';
import { dayOf } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';
import { messageAt } from './api-sentence.ts';
import { DayHours } from './day-hours.tsx';
import { NameField, OutdatedNotice, SavingProblem } from './form-parts.tsx';
import { inOrder, overridesOf, type SingleDay, singleDaysOf, withDay } from './single-days.ts';
import { SingleDays } from './single-days.tsx';
import { useSaving } from './use-saving.ts';
import { hoursOf, WEEKDAYS, type WeeklyHours, weeklyOf } from './weekly-hours.ts';

/** The opening hours of one provider, and what people call him or her. */
export function HoursForm({ schedule }: { readonly schedule: Schedule }) {
  const desk = useDesk();
  const { api, practice, announce } = desk;
  const queries = useQueryClient();
  const [basis, setBasis] = useState(schedule);
  const [hours, setHours] = useState(() => hoursOf(schedule));
  const today = dayOf(now(), practice.timeZone);
  const [{ past, days }, setSingle] = useState(() => singleDaysOf(schedule, today));
  const [name, setName] = useState(schedule.displayName ?? '');
  const [isTouched, setTouched] = useState(false);
  const { providerId } = schedule;

  const show = (shown: Schedule): void => {
    setBasis(shown);
    setHours(hoursOf(shown));
    setSingle(singleDaysOf(shown, today));
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
            overrides: overridesOf(past, days),
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

  const change = (changed: readonly WeeklyHours[]): void => {
    setHours([...changed]);
    setTouched(true);
  };
  const changeSingle = (changed: readonly SingleDay[]): void => {
    setSingle({ past, days: changed });
    setTouched(true);
  };
  const pointerOf = (day: number, window: number): string => `/overrides/${past.length + day}/windows/${window}`;
  const isShown = (pointer: string): boolean =>
    pointer === '/displayName' ||
    /^\/weekly\/\d/.test(pointer) ||
    days.some((day, index) => day.hours.some((_, at) => isWithin(pointer, pointerOf(index, at))));

  return (
    <form
      ref={saving.form}
      className="panel"
      onSubmit={saving.submit}
      aria-label={providerName(providerId, practice)}
      autoComplete="off"
    >
      <SavingProblem saving={saving} isShown={isShown} />
      {isOutdated && isTouched && <OutdatedNotice what="these hours" showCurrent={startAgain} />}
      <div className="form-row">
        <NameField
          value={name}
          usual={providerName(providerId, practice)}
          error={saving.error}
          change={(typed) => {
            setName(typed);
            setTouched(true);
          }}
        />
      </div>
      {WEEKDAYS.map(([day, label]) => (
        <DayHours
          key={day}
          label={label}
          hours={sent.filter(({ dayOfWeek }) => dayOfWeek === day)}
          messageOf={(one) => messageAt(saving.error, `/weekly/${sent.indexOf(one)}`)}
          add={(added) => change([...hours, { ...added, dayOfWeek: day }])}
          remove={({ key }) => change(hours.filter((one) => one.key !== key))}
          set={(set) => change(hours.map((one) => (one.key === set.key ? set : one)))}
        />
      ))}
      <SingleDays
        days={inOrder(days)}
        today={today}
        messageOf={(day, window) => messageAt(saving.error, pointerOf(day, window))}
        add={(date) => changeSingle(withDay(days, date, sent))}
        change={changeSingle}
      />
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

const isWithin = (pointer: string, part: string): boolean => pointer === part || pointer.startsWith(`${part}/`);
