import { type CSSProperties, useEffect, useRef } from 'react';
import { type Appointment, useDesk } from '../desk/desk.ts';
import { providerName } from '../desk/names.ts';
import { clockText, hourText, minutesInto } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { useRovingFocus } from '../ui/use-roving-focus.ts';
import { AppointmentCard } from './appointment-card.tsx';
import { type DayHours, hoursOf, type PlacedAppointment, placed, scaleOf } from './day-layout.ts';
import { closedTimes, type OpenTime, placesOf } from './open-hours.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useOpenHours } from './use-open-hours.ts';

interface DayGridProps {
  readonly day: string;
  /** Undefined: not read. */
  readonly appointments: readonly Appointment[] | undefined;
  readonly providerIds: readonly string[];
  readonly isToday: boolean;
  /** The appointment that is to have the focus, where nothing else has. */
  readonly wished: string | undefined;
}

/** A column per provider with the day's hours beside them; on a phone, one list after the other. */
export function DayGrid({ day, appointments, providerIds, isToday, wished }: DayGridProps) {
  const { practice, openBooking } = useDesk();
  const { timeZone } = practice;
  const open = useOpenHours(providerIds, day);
  const scale = scaleOf(appointments ?? []);
  const columns = providerIds.map((providerId) => ({
    providerId,
    open: open.get(providerId),
    items: placed(appointments?.filter((each) => each.providerId === providerId) ?? [], { day, timeZone, scale }),
  }));
  const hours = hoursOf(
    columns.map(({ items }) => items),
    columns.map((column) => column.open ?? []),
  );
  const keys = columns.map(({ items }) => items.map(({ appointment }) => appointment.id));
  const roving = useRovingFocus(keys);
  const grid = useRef<HTMLDivElement>(null);
  useKeptFocus(grid, keys.flat(), wished);
  useScrollToNow(grid, { isToday, isRead: appointments !== undefined, day });
  const frame: Frame = { hours, scale };
  const height = variables({ height: pixels(hours.to - hours.from, scale) });
  const hasLeft = (providerId: string): boolean => practice.providers.every((each) => each.providerId !== providerId);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move the focus between the buttons within
    <div
      ref={grid}
      className="day-grid"
      onKeyDown={roving.onKeyDown}
      onFocus={roving.onFocus}
      aria-busy={appointments === undefined}
    >
      <div className="hours" aria-hidden="true">
        <div className="hours-scale" style={height}>
          {hourMarks(hours).map((minutes) => (
            <span key={minutes} style={variables({ top: top(minutes, frame) })}>
              {hourText(minutes)}
            </span>
          ))}
        </div>
      </div>
      {columns.map(({ providerId, items, open: times }) => (
        <section key={providerId} className="provider" aria-label={providerName(providerId, practice)}>
          <header className="provider-header">
            <h2>{providerName(providerId, practice)}</h2>
            {appointments !== undefined && <span className="count">{items.length}</span>}
            {!hasLeft(providerId) && (
              <button
                type="button"
                className="quiet"
                aria-label={`Book with ${providerName(providerId, practice)}`}
                title={`Book with ${providerName(providerId, practice)}`}
                onClick={() => openBooking({ day, providerId })}
              >
                +
              </button>
            )}
          </header>
          <ol className="provider-day" style={height}>
            {times &&
              closedTimes(times, hours).map((stretch) => (
                <li key={stretch.from} className="closed" aria-hidden="true" style={stretchOf(stretch, frame)} />
              ))}
            {hourMarks(hours).map((minutes) => (
              <li
                key={minutes}
                className="hour-line"
                aria-hidden="true"
                style={variables({ top: top(minutes, frame) })}
              />
            ))}
            {times &&
              placesOf(times).map((stretch) => (
                <li key={stretch.from} className="free-place" aria-hidden="true" style={stretchOf(stretch, frame)}>
                  <button
                    type="button"
                    // The keyboard has the button beside the name.
                    tabIndex={-1}
                    onClick={() => openBooking({ day, providerId, minutes: stretch.from })}
                  >
                    + {clockText(stretch.from)}
                  </button>
                </li>
              ))}
            {isToday && <NowLine day={day} frame={frame} />}
            {items.map((item) => (
              <li key={item.appointment.id} className="place" style={placeOf(item, frame)}>
                <AppointmentCard
                  place={item}
                  isShort={(item.to - item.from) * scale < 44}
                  tabIndex={roving.tabIndexOf(item.appointment.id)}
                />
              </li>
            ))}
          </ol>
          {appointments !== undefined && items.length === 0 && (
            <p className="hint empty">{times?.length === 0 ? 'Closed.' : 'No appointments.'}</p>
          )}
        </section>
      ))}
    </div>
  );
}

interface Frame {
  readonly hours: DayHours;
  readonly scale: number;
}

function placeOf({ from, to, lane, lanes }: PlacedAppointment, { hours, scale }: Frame) {
  return variables({
    top: pixels(from - hours.from, scale),
    height: pixels(to - from, scale),
    left: `${(lane / lanes) * 100}%`,
    width: `${100 / lanes}%`,
  });
}

const stretchOf = ({ from, to }: OpenTime, frame: Frame) =>
  variables({ top: top(from, frame), height: pixels(to - from, frame.scale) });
const top = (minutes: number, { hours, scale }: Frame): string => pixels(minutes - hours.from, scale);
const pixels = (minutes: number, scale: number): string => `${minutes * scale}px`;

// The style sheet decides whether they count: a phone shows a list.
function variables(values: Readonly<Record<string, string>>): CSSProperties {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value]));
}

function hourMarks({ from, to }: DayHours): number[] {
  return Array.from({ length: (to - from) / 60 }, (_, index) => from + index * 60);
}

function NowLine({ day, frame }: { readonly day: string; readonly frame: Frame }) {
  const { practice } = useDesk();
  const minutes = minutesInto(day, useNow(30_000), practice.timeZone);
  if (minutes < frame.hours.from || minutes > frame.hours.to) return null;
  return <li className="now-line" aria-hidden="true" style={variables({ top: top(minutes, frame) })} />;
}

/** Shows this hour of today at first, not its morning. */
function useScrollToNow(
  grid: { readonly current: HTMLElement | null },
  { isToday, isRead, day }: { readonly isToday: boolean; readonly isRead: boolean; readonly day: string },
): void {
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (!isToday || !isRead || shown.current === day) return;
    shown.current = day;
    const line = grid.current?.querySelector<HTMLElement>('.now-line');
    if (grid.current && line) grid.current.scrollTop = line.offsetTop - grid.current.clientHeight / 3;
  });
}
