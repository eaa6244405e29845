import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Slot, useDesk } from '../desk/desk.ts';
import { ownHolds, SEARCHED_DAYS, type SlotQuestion, slotsFor } from '../desk/live-queries.ts';
import { appointmentTypeName, providerName } from '../desk/names.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { addDays, dayOf, dayText, isDay, laterDay, monthDayText, weekdayText } from '../time/practice-time.ts';
import { Notice } from '../ui/notice.tsx';
import { FreeTimes } from './free-times.tsx';
import { withOwnHolds } from './own-held-slots.ts';

interface SlotSearchProps {
  readonly initial: SlotQuestion;
  /** The appointment type is not to choose. */
  readonly isTypeFixed?: boolean;
  /** The times that the person holds are to choose too. */
  readonly withHeld?: boolean;
  readonly chosen?: Slot | undefined;
  readonly choose: (slot: Slot, appointmentType: string) => void;
}

/** A week of free times: a day of it, then a time of the day. Live: what others take goes away. */
export function SlotSearch({ initial, isTypeFixed = false, withHeld = false, chosen, choose }: SlotSearchProps) {
  const desk = useDesk();
  const { practice } = desk;
  const [question, setQuestion] = useState(initial);
  const [chosenDay, setChosenDay] = useState<string>();
  const { data, error, isFetching } = useQuery(slotsFor(desk, question));
  const holds = useQuery({ ...ownHolds(desk), enabled: withHeld }).data;
  const offered = withOwnHolds(data ?? [], holds ?? [], question);
  const today = dayOf(Date.now(), practice.timeZone);

  const slotsOfDay = Map.groupBy(offered, ({ start }) => dayOf(start, practice.timeZone));
  const days = Array.from({ length: SEARCHED_DAYS }, (_, index) => addDays(question.from, index));
  const firstFree = days.find((day) => slotsOfDay.has(day));
  const day = chosenDay !== undefined && days.includes(chosenDay) ? chosenDay : (firstFree ?? question.from);
  const ask = (change: Partial<SlotQuestion>): void => setQuestion({ ...question, ...change });
  const searchFrom = (from: string): void => ask({ from: laterDay(from, today) });

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
            {practice.providers.map(({ providerId }) => (
              <option key={providerId} value={providerId}>
                {providerName(providerId, practice)}
              </option>
            ))}
          </select>
        </label>
        <label>
          From
          <input
            type="date"
            min={today}
            value={question.from}
            onChange={({ target }) => isDay(target.value) && searchFrom(target.value)}
          />
        </label>
      </div>
      {error && <Notice kind="error">{plainSentence(error)}</Notice>}
      <fieldset className="days">
        <legend className="visually-hidden">Day</legend>
        {days.map((each) => (
          <label key={each} className="day-choice">
            <input type="radio" name="day" checked={each === day} onChange={() => setChosenDay(each)} />
            <span>
              <small>{weekdayText(each)}</small>
              {monthDayText(each)}
              <small>{slotsOfDay.get(each)?.length ?? 0} free</small>
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
      <FreeTimes
        slots={slotsOfDay.get(day) ?? []}
        isLoading={isFetching && data === undefined}
        chosen={chosen}
        choose={(slot) => choose(slot, question.appointmentType)}
      />
    </div>
  );
}
