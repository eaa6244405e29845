import { takesTime } from '@frontdesk/contracts/appointment-status-rules';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BookingDialog } from '../booking/booking-dialog.tsx';
import { useDesk } from '../desk/desk.ts';
import { appointmentsOf } from '../desk/live-queries.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { addDays, dayOf, dayText, isDay, laterDay, zoneText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { Notice } from '../ui/notice.tsx';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { DayGrid } from './day-grid.tsx';

interface DayPageProps {
  /** Undefined: today, whichever day that is. */
  readonly day: string | undefined;
  readonly showDay: (day: string | undefined) => void;
}

/** A day of the practice, by provider. */
export function DayPage({ day: chosen, showDay }: DayPageProps) {
  const desk = useDesk();
  const { timeZone } = desk.practice;
  const today = dayOf(useNow(30_000), timeZone);
  const day = chosen ?? today;
  const { data, error, isPlaceholderData } = useQuery(appointmentsOf(desk, day));
  const [isBooking, setBooking] = useState(false);
  const [openId, setOpenId] = useState<string>();
  const [isCancelledShown, setCancelledShown] = useState(false);

  const all = isPlaceholderData ? undefined : data;
  const shown = (all ?? []).filter((appointment) => isCancelledShown || takesTime(appointment));
  const open = all?.find(({ id }) => id === openId);
  const show = (next: string): void => showDay(next === today ? undefined : next);

  return (
    <section aria-labelledby="day-heading">
      <div className="page-header">
        <div>
          <h1 id="day-heading" aria-live="polite">
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
          <button type="button" className="primary" onClick={() => setBooking(true)}>
            Book an appointment
          </button>
        </div>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={isCancelledShown}
          onChange={({ target }) => setCancelledShown(target.checked)}
        />
        Show cancelled and missed
      </label>
      {error && <Notice kind="error">{plainSentence(error)}</Notice>}
      <DayGrid
        key={day}
        appointments={shown}
        isLoading={all === undefined && error === null}
        isToday={day === today}
        open={setOpenId}
      />
      {isBooking && <BookingDialog from={laterDay(day, today)} close={() => setBooking(false)} showDay={show} />}
      {open && <AppointmentDialog key={open.id} appointment={open} close={() => setOpenId(undefined)} showDay={show} />}
    </section>
  );
}
