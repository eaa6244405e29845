import { useDesk } from '../desk/desk.ts';
import { clockText, minutesInto, timeText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { AppointmentCard, cardSize } from './appointment-card.tsx';
import type { Moving } from './moving.ts';
import { closedTimes, placesOf } from './open-hours.ts';
import { type Column, type ColumnPlace, cardKey, type Frame } from './sheet-layout.ts';
import { heightOf, placeOf, stretchOf, topOf } from './sheet-style.ts';

/** A column as it is named and led on from. */
export interface NamedPlace extends ColumnPlace {
  readonly label: string;
  /** The address that shows more of it. */
  readonly href: string;
  readonly hrefTitle: string;
  /** Absent: nobody is to be booked here. */
  readonly bookLabel?: string;
}

interface SheetColumnProps {
  readonly column: Column<NamedPlace>;
  readonly frame: Frame;
  readonly hourMarks: readonly number[];
  readonly isToday: boolean;
  readonly isRead: boolean;
  readonly tabIndexOf: (key: string) => 0 | -1;
  readonly moving: Moving | undefined;
  /** What is moved would come here. */
  readonly isTarget: boolean;
}

/** A day of a provider. */
export function SheetColumn({
  column,
  frame,
  hourMarks,
  isToday,
  isRead,
  tabIndexOf,
  moving,
  isTarget,
}: SheetColumnProps) {
  const { openBooking } = useDesk();
  const { day, providerId, label, href, hrefTitle, bookLabel, items, open } = column;
  return (
    <section className="provider" aria-label={label} data-column={column.key}>
      <header className="provider-header">
        <h2>
          <a href={href} title={hrefTitle} aria-current={isToday ? 'date' : undefined}>
            {label}
          </a>
        </h2>
        {isRead && <span className="count">{items.length}</span>}
        {bookLabel && (
          <button
            type="button"
            className="quiet"
            aria-label={bookLabel}
            title={bookLabel}
            onClick={() => openBooking({ day, providerId })}
          >
            +
          </button>
        )}
      </header>
      <ol className="provider-day" style={heightOf(frame)}>
        {open &&
          closedTimes(open, frame.hours).map((stretch) => (
            <li key={stretch.from} className="closed" aria-hidden="true" style={stretchOf(stretch, frame)} />
          ))}
        {hourMarks.map((minutes) => (
          <li key={minutes} className="hour-line" aria-hidden="true" style={topOf(minutes, frame)} />
        ))}
        {open &&
          placesOf(open).map((stretch) => (
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
              cardKey={cardKey(item)}
              size={cardSize((item.to - item.from) * frame.scale)}
              isMoved={item.appointment.id === moving?.appointment.id}
              tabIndex={tabIndexOf(cardKey(item))}
            />
          </li>
        ))}
        {isTarget && moving && <Ghost moving={moving} frame={frame} />}
      </ol>
      {isRead && items.length === 0 && (
        <p className="hint empty">{open?.length === 0 ? 'Closed.' : 'No appointments.'}</p>
      )}
    </section>
  );
}

/** Where an appointment would be. */
function Ghost({ moving: { appointment, target }, frame }: { readonly moving: Moving; readonly frame: Frame }) {
  const { practice } = useDesk();
  if (target === undefined) return null;
  const { minutes, slot } = target;
  const to = minutes + (Date.parse(appointment.end) - Date.parse(appointment.start)) / 60_000;
  return (
    <li className="ghost" aria-hidden="true" style={stretchOf({ from: minutes, to }, frame)}>
      {timeText(slot.start, practice.timeZone)}
    </li>
  );
}

function NowLine({ day, frame }: { readonly day: string; readonly frame: Frame }) {
  const { practice } = useDesk();
  const minutes = minutesInto(day, useNow(30_000), practice.timeZone);
  if (minutes < frame.hours.from || minutes > frame.hours.to) return null;
  return <li className="now-line" aria-hidden="true" style={topOf(minutes, frame)} />;
}
