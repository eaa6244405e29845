import type { CSSProperties } from 'react';
import { type Appointment, useDesk } from '../desk/desk.ts';
import { providerName } from '../desk/names.ts';
import { wallClockMinutes } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { useRovingFocus } from '../ui/use-roving-focus.ts';
import { AppointmentCard } from './appointment-card.tsx';
import { type DayHours, hoursOf, type PlacedAppointment, placed } from './day-layout.ts';

const PIXELS_PER_MINUTE = 1.5;

interface DayGridProps {
  readonly appointments: readonly Appointment[];
  readonly isLoading: boolean;
  readonly isToday: boolean;
  readonly open: (appointmentId: string) => void;
}

/** A column per provider with the day's hours beside them; on a phone, one list after the other. */
export function DayGrid({ appointments, isLoading, isToday, open }: DayGridProps) {
  const { practice } = useDesk();
  const providerIds = providersOf(
    practice.providers.map(({ providerId }) => providerId),
    appointments,
  );
  const columns = providerIds.map((providerId) =>
    placed(
      appointments.filter((appointment) => appointment.providerId === providerId),
      practice.timeZone,
    ),
  );
  const hours = hoursOf(columns);
  const roving = useRovingFocus(columns.map((column) => column.map(({ appointment }) => appointment.id)));
  const height = variables({ height: pixels(hours.to - hours.from) });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move the focus between the buttons within
    <div className="day-grid" onKeyDown={roving.onKeyDown} onFocus={roving.onFocus} aria-busy={isLoading}>
      <div className="hours" aria-hidden="true">
        <div className="hours-scale" style={height}>
          {hourMarks(hours).map((minutes) => (
            <span key={minutes} style={variables({ top: pixels(minutes - hours.from) })}>
              {hourText(minutes)}
            </span>
          ))}
        </div>
      </div>
      {providerIds.map((providerId, index) => (
        <section key={providerId} className="provider" aria-label={providerName(providerId, practice)}>
          <h2>
            {providerName(providerId, practice)} <span className="count">{columns[index]?.length ?? 0}</span>
          </h2>
          <ol className="provider-day" style={height}>
            {hourMarks(hours).map((minutes) => (
              <li
                key={minutes}
                className="hour-line"
                aria-hidden="true"
                style={variables({ top: pixels(minutes - hours.from) })}
              />
            ))}
            {isToday && <NowLine hours={hours} />}
            {columns[index]?.map((item) => (
              <li key={item.appointment.id} className="place" style={placeOf(item, hours)}>
                <AppointmentCard
                  appointment={item.appointment}
                  tabIndex={roving.tabIndexOf(item.appointment.id)}
                  open={open}
                />
              </li>
            ))}
          </ol>
          {columns[index]?.length === 0 && <p className="hint empty">{isLoading ? 'Loading …' : 'No appointments.'}</p>}
        </section>
      ))}
    </div>
  );
}

// On top of what the practice lists: who has left and still has appointments.
function providersOf(listed: readonly string[], appointments: readonly Appointment[]): string[] {
  return [...new Set([...listed, ...appointments.map(({ providerId }) => providerId)])];
}

function placeOf({ from, to, lane, lanes }: PlacedAppointment, hours: DayHours) {
  return variables({
    top: pixels(from - hours.from),
    height: pixels(to - from),
    left: `${(lane / lanes) * 100}%`,
    width: `${100 / lanes}%`,
  });
}

const pixels = (minutes: number): string => `${minutes * PIXELS_PER_MINUTE}px`;

// The style sheet decides whether they count: a phone shows a list.
function variables(values: Readonly<Record<string, string>>): CSSProperties {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value]));
}

function hourMarks({ from, to }: DayHours): number[] {
  return Array.from({ length: (to - from) / 60 }, (_, index) => from + index * 60);
}

function hourText(minutes: number): string {
  const hour = minutes / 60;
  return `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'AM' : 'PM'}`;
}

function NowLine({ hours }: { readonly hours: DayHours }) {
  const { practice } = useDesk();
  const minutes = wallClockMinutes(useNow(30_000), practice.timeZone);
  if (minutes < hours.from || minutes > hours.to) return null;
  return <li className="now-line" aria-hidden="true" style={variables({ top: pixels(minutes - hours.from) })} />;
}
