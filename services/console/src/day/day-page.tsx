import { takesTime } from '@frontdesk/contracts/appointment-status-rules';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Appointment, useDesk } from '../desk/desk.ts';
import { appointmentsOf } from '../desk/live-queries.ts';
import { addDays, dayOf, dayText, isDay, timeText, zoneText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { useShortcut } from '../ui/shortcuts.ts';
import { DayGrid } from './day-grid.tsx';
import { ProviderFilter } from './provider-filter.tsx';
import { useHiddenProviders } from './use-hidden-providers.ts';

interface DayPageProps {
  /** Undefined: today, whichever day that is. */
  readonly day: string | undefined;
  readonly showDay: (day: string | undefined) => void;
  /** The appointment that is to have the focus, where nothing else has. */
  readonly wished: string | undefined;
}

/** A day of the practice, by provider. */
export function DayPage({ day: chosen, showDay, wished }: DayPageProps) {
  const desk = useDesk();
  const { timeZone } = desk.practice;
  const today = dayOf(useNow(30_000), timeZone);
  const day = chosen ?? today;
  const { data, error, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(appointmentsOf(desk, day));
  const [isCancelledShown, setCancelledShown] = useState(false);
  const [hidden, setHidden] = useHiddenProviders();

  const all = isPlaceholderData ? undefined : data;
  const shown = all?.filter((appointment) => isCancelledShown || takesTime(appointment));
  const providerIds = providersOf(
    desk.practice.providers.map(({ providerId }) => providerId),
    all ?? [],
  );
  const shownIds = providerIds.filter((id) => !hidden.has(id));
  const show = (next: string): void => showDay(next === today ? undefined : next);
  useShortcut('[', () => show(addDays(day, -1)));
  useShortcut(']', () => show(addDays(day, 1)));
  useShortcut('t', () => showDay(undefined));
  useShortcut('n', () => desk.openBooking({ day }));

  return (
    <section aria-labelledby="day-heading">
      <div className="page-header">
        <div>
          <h1 id="day-heading" aria-live="polite" tabIndex={-1}>
            {day === today && <span className="today">Today, </span>}
            {dayText(day)}
          </h1>
          <p className="hint">{zoneText(`${day}T12:00:00Z`, timeZone)}</p>
        </div>
        <div className="toolbar">
          <fieldset className="button-group">
            <legend className="visually-hidden">Choose a day</legend>
            <button type="button" onClick={() => show(addDays(day, -1))} aria-label="Previous day">
              ‹
            </button>
            <button type="button" onClick={() => showDay(undefined)} disabled={day === today}>
              Today
            </button>
            <button type="button" onClick={() => show(addDays(day, 1))} aria-label="Next day">
              ›
            </button>
            <input
              type="date"
              aria-label="Go to day"
              value={day}
              onChange={({ target }) => isDay(target.value) && show(target.value)}
            />
          </fieldset>
          <button type="button" className="primary" onClick={() => desk.openBooking({ day })}>
            Book an appointment
          </button>
        </div>
      </div>
      <div className="day-options">
        <ProviderFilter providerIds={providerIds} hidden={hidden} change={setHidden} />
        <label className="check">
          <input
            type="checkbox"
            checked={isCancelledShown}
            onChange={({ target }) => setCancelledShown(target.checked)}
          />
          Show cancelled and missed
        </label>
        <button type="button" className="quiet" onClick={() => print()}>
          Print
        </button>
      </div>
      {error && (
        <ReadProblem
          error={error}
          what="The appointments"
          asOf={all && timeText(dataUpdatedAt, timeZone)}
          tryAgain={() => void refetch()}
        />
      )}
      {shownIds.length > 0 ? (
        <DayGrid
          key={day}
          day={day}
          appointments={shown}
          providerIds={shownIds}
          isToday={day === today}
          wished={wished}
        />
      ) : (
        <p className="hint empty">
          {providerIds.length === 0 ? 'This practice has no providers yet.' : 'No provider is chosen.'}
        </p>
      )}
    </section>
  );
}

// On top of what the practice lists: who has left and still has appointments.
function providersOf(listed: readonly string[], appointments: readonly Appointment[]): string[] {
  return [...new Set([...listed, ...appointments.map(({ providerId }) => providerId)])];
}
