import { useDesk } from '../desk/desk.ts';
import { weekOf } from '../desk/live-queries.ts';
import { providerName } from '../desk/names.ts';
import { ProviderOptions } from '../desk/provider-options.tsx';
import { hashOf, type Place } from '../desk/use-place.ts';
import { addDays, dayOf, dayText, monthDayText, shortDayText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { useShortcut } from '../ui/shortcuts.ts';
import { Sheet } from './sheet.tsx';
import type { NamedPlace } from './sheet-column.tsx';
import { weekStart } from './sheet-layout.ts';
import { SheetOptions } from './sheet-options.tsx';
import { SheetToolbar } from './sheet-toolbar.tsx';
import { useSheet } from './use-sheet.ts';
import { weekZoneText } from './week-zone-text.ts';

interface WeekPageProps {
  readonly providerId: string;
  /** Any day of the week; undefined: today. */
  readonly day: string | undefined;
  readonly goTo: (place: Place) => void;
  /** The appointment that is to have the focus, where nothing else has. */
  readonly wished: string | undefined;
}

/** A week of one provider, from Monday to Sunday. */
export function WeekPage({ providerId, day: chosen, goTo, wished }: WeekPageProps) {
  const desk = useDesk();
  const { practice } = desk;
  const { timeZone } = practice;
  const today = dayOf(useNow(30_000), timeZone);
  const first = weekStart(chosen ?? today);
  const days = Array.from({ length: 7 }, (_, index) => addDays(first, index));
  const last = addDays(first, 6);
  const isNow = days.includes(today);
  const { shown, problem, options } = useSheet(weekOf(desk, providerId, first));

  const name = providerName(providerId, practice);
  const isListed = practice.providers.some((each) => each.providerId === providerId);
  const dayHref = (day: string): string => hashOf({ page: 'day', day: day === today ? undefined : day });
  const places = days.map(
    (day): NamedPlace => ({
      ...{ key: day, day, providerId, label: shortDayText(day), href: dayHref(day), hrefTitle: dayText(day) },
      ...(isListed && { bookLabel: `Book on ${shortDayText(day)}` }),
    }),
  );
  const show = (next: string | undefined): void => goTo({ page: 'week', providerId, day: next });
  const shownDay = isNow ? today : (chosen ?? first);
  useShortcut('w', () => {
    location.hash = dayHref(shownDay);
  });

  return (
    <section aria-labelledby="week-heading">
      <div className="page-header">
        <div>
          <h1 id="week-heading" aria-live="polite" tabIndex={-1}>
            {name}, {monthDayText(first)} to {monthDayText(last)}, {last.slice(0, 4)}
          </h1>
          <p className="hint">{weekZoneText(days, timeZone)}</p>
        </div>
        <SheetToolbar unit="week" day={shownDay} isNow={isNow} show={show} providerId={providerId} />
      </div>
      <SheetOptions {...options}>
        <label className="inline">
          Provider
          <select
            value={providerId}
            onChange={({ target }) => goTo({ page: 'week', providerId: target.value, day: chosen })}
          >
            {!isListed && <option value={providerId}>{name}</option>}
            <ProviderOptions />
          </select>
        </label>
        <a href={dayHref(shownDay)}>All providers, {shortDayText(shownDay)}</a>
      </SheetOptions>
      {problem && <ReadProblem {...problem} />}
      <Sheet isWeek key={`${providerId} ${first}`} places={places} appointments={shown} today={today} wished={wished} />
    </section>
  );
}
