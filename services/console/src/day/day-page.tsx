import { type Appointment, useDesk } from '../desk/desk.ts';
import { appointmentsOf } from '../desk/live-queries.ts';
import { providerName } from '../desk/names.ts';
import { hashOf, type Place } from '../desk/use-place.ts';
import { dayOf, dayText, zoneText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { useShortcut } from '../ui/shortcuts.ts';
import { ProviderFilter } from './provider-filter.tsx';
import { Sheet } from './sheet.tsx';
import type { NamedPlace } from './sheet-column.tsx';
import { SheetOptions } from './sheet-options.tsx';
import { SheetToolbar } from './sheet-toolbar.tsx';
import { useHiddenProviders } from './use-hidden-providers.ts';
import { useSheet } from './use-sheet.ts';

interface DayPageProps {
  /** Undefined: today, whichever day that is. */
  readonly day: string | undefined;
  readonly goTo: (place: Place) => void;
  /** The appointment that is to have the focus, where nothing else has. */
  readonly wished: string | undefined;
}

/** A day of the practice, by provider. */
export function DayPage({ day: chosen, goTo, wished }: DayPageProps) {
  const desk = useDesk();
  const { practice } = desk;
  const today = dayOf(useNow(30_000), practice.timeZone);
  const day = chosen ?? today;
  const { all, shown, problem, options } = useSheet(appointmentsOf(desk, day));
  const [hidden, setHidden] = useHiddenProviders();

  const listed = practice.providers.map(({ providerId }) => providerId);
  const providerIds = providersOf(listed, all ?? []);
  const places = providerIds
    .filter((id) => !hidden.has(id))
    .map((providerId): NamedPlace => {
      const label = providerName(providerId, practice);
      return {
        ...{ key: providerId, day, providerId, label, hrefTitle: `The week of ${label}` },
        href: hashOf({ page: 'week', providerId, day: chosen }),
        ...(listed.includes(providerId) && { bookLabel: `Book with ${label}` }),
      };
    });
  const show = (next: string | undefined): void => goTo({ page: 'day', day: next === today ? undefined : next });
  useShortcut('w', () => {
    const providerId = focusedColumn() ?? places[0]?.providerId;
    if (providerId !== undefined) goTo({ page: 'week', providerId, day: chosen });
  });

  return (
    <section aria-labelledby="day-heading">
      <div className="page-header">
        <div>
          <h1 id="day-heading" aria-live="polite" tabIndex={-1}>
            {day === today && <span className="today">Today, </span>}
            {dayText(day)}
          </h1>
          <p className="hint">{zoneText(`${day}T12:00:00Z`, practice.timeZone)}</p>
        </div>
        <SheetToolbar unit="day" day={day} isNow={day === today} show={show} />
      </div>
      <SheetOptions {...options}>
        <ProviderFilter providerIds={providerIds} hidden={hidden} change={setHidden} />
      </SheetOptions>
      {problem && <ReadProblem {...problem} />}
      {places.length > 0 ? (
        <Sheet key={day} places={places} appointments={shown} today={today} wished={wished} />
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

function focusedColumn(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset.column;
}
