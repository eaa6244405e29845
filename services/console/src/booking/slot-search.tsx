import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { type Slot, useDesk } from '../desk/desk.ts';
import { ownHolds, SEARCHED_DAYS, type SlotQuestion, slotsFor } from '../desk/live-queries.ts';
import { appointmentTypeName } from '../desk/names.ts';
import { ProviderOptions } from '../desk/provider-options.tsx';
import { addDays, dayOf, dayText, laterDay, monthDayText, timeText, weekdayText } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';
import { DayInput } from '../ui/day-input.tsx';
import { ReadProblem } from '../ui/read-problem.tsx';
import { FreeTimes } from './free-times.tsx';
import { withOwnHolds } from './own-held-slots.ts';
import { nextFreeDay, shownDay } from './shown-day.ts';

interface SlotSearchProps {
  readonly initial: SlotQuestion;
  /** The day to begin with, whatever is free on it. */
  readonly day?: string | undefined;
  /** About when on that day, in minutes since midnight. */
  readonly wanted?: number | undefined;
  /** The appointment type is not to choose. */
  readonly isTypeFixed?: boolean;
  /** The times that the person holds are to choose too. */
  readonly withHeld?: boolean;
  readonly chosen?: Slot | undefined;
  /** What is being held. */
  readonly busy?: Slot | undefined;
  readonly choose: (slot: Slot, appointmentType: string) => void;
}

/** A week of free times: a day of it, then a time of the day. Live: what others take goes away. */
export function SlotSearch(props: SlotSearchProps) {
  const { initial, isTypeFixed = false, withHeld = false, chosen, busy, choose } = props;
  const desk = useDesk();
  const { practice } = desk;
  const [question, setQuestion] = useState(initial);
  const [settled, setSettled] = useState(props.day);
  const fromField = useId();
  const { data, error, refetch, dataUpdatedAt } = useQuery(slotsFor(desk, question));
  const holds = useQuery({ ...ownHolds(desk), enabled: withHeld }).data;
  const today = dayOf(now(), practice.timeZone);

  const slotsOfDay =
    data && Map.groupBy(withOwnHolds(data, holds ?? [], question), ({ start }) => dayOf(start, practice.timeZone));
  const isFree = (each: string): boolean => slotsOfDay?.has(each) ?? false;
  const days = Array.from({ length: SEARCHED_DAYS }, (_, index) => addDays(question.from, index));
  const day = shownDay(days, settled, isFree);
  useEffect(() => {
    if (data !== undefined) setSettled(day);
  }, [data, day]);
  const ask = (change: Partial<SlotQuestion>): void => setQuestion({ ...question, ...change });
  const searchFrom = (from: string): void => ask({ from: laterDay(from, today) });
  const slots = slotsOfDay?.get(day) ?? [];
  const countOf = (each: string): number => new Set(slotsOfDay?.get(each)?.map(({ start }) => start)).size;

  return (
    <div className="slot-search">
      <div className="form-row">
        {!isTypeFixed && (
          <label>
            What for
            <select value={question.appointmentType} onChange={({ target }) => ask({ appointmentType: target.value })}>
              {practice.appointmentTypes.map(({ appointmentType, durationMinutes }) => (
                <option key={appointmentType} value={appointmentType}>
                  {appointmentTypeName(appointmentType, practice)} ({durationMinutes} min)
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          With
          <select value={question.providerId} onChange={({ target }) => ask({ providerId: target.value })}>
            <option value="">Anyone</option>
            <ProviderOptions />
          </select>
        </label>
        <label htmlFor={fromField}>
          From
          <DayInput id={fromField} min={today} value={question.from} show={searchFrom} />
        </label>
      </div>
      <fieldset className="days">
        <legend className="visually-hidden">Day</legend>
        {days.map((each) => (
          <label key={each} className="day-choice">
            <input type="radio" name="day" checked={each === day} onChange={() => setSettled(each)} />
            <span>
              <small>{weekdayText(each)}</small>
              {monthDayText(each)}
              <small>{slotsOfDay === undefined ? '…' : `${countOf(each)} free`}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="form-row between">
        <button
          type="button"
          disabled={question.from <= today}
          onClick={() => searchFrom(addDays(question.from, -SEARCHED_DAYS))}
        >
          ‹ Earlier
        </button>
        <h3 aria-live="polite">{dayText(day)}</h3>
        <button type="button" onClick={() => searchFrom(addDays(question.from, SEARCHED_DAYS))}>
          Later ›
        </button>
      </div>
      {error && (
        <ReadProblem
          error={error}
          what="The free times"
          asOf={data && timeText(dataUpdatedAt, practice.timeZone)}
          tryAgain={() => void refetch()}
        />
      )}
      {slots.length > 0 ? (
        <FreeTimes
          day={day}
          slots={slots}
          isAnybody={question.providerId === ''}
          wanted={day === props.day ? props.wanted : undefined}
          chosen={chosen}
          busy={busy}
          choose={(slot) => choose(slot, question.appointmentType)}
        />
      ) : (
        (data !== undefined || error === null) && (
          <NothingShown
            isLoading={data === undefined}
            next={nextFreeDay(days, day, isFree)}
            show={setSettled}
            later={() => searchFrom(addDays(question.from, SEARCHED_DAYS))}
          />
        )
      )}
    </div>
  );
}

interface NothingShownProps {
  readonly isLoading: boolean;
  readonly next: string | undefined;
  readonly show: (day: string) => void;
  readonly later: () => void;
}

function NothingShown({ isLoading, next, show, later }: NothingShownProps) {
  if (isLoading) return <p className="hint empty">Looking for free times …</p>;
  return (
    <div className="hint empty" role="status">
      <p>Nothing is free on this day.</p>
      <button type="button" onClick={() => (next === undefined ? later() : show(next))}>
        {next === undefined ? 'Look at the days after' : `Next: ${dayText(next)}`}
      </button>
    </div>
  );
}
