import { Field } from '@frontdesk/ui/components/field';
import { useRef, useState } from 'react';
import { dayText, isDay } from '../time/practice-time.ts';
import { DayHours } from './day-hours.tsx';
import type { SingleDay } from './single-days.ts';

interface SingleDaysProps {
  readonly days: readonly SingleDay[];
  readonly today: string;
  /** What the API says of the hours at these places. */
  readonly messageOf: (day: number, hours: number) => string | undefined;
  readonly add: (date: string) => void;
  readonly change: (days: readonly SingleDay[]) => void;
}

/** The dates whose hours are not those of their weekday. */
export function SingleDays({ days, today, messageOf, add, change }: SingleDaysProps) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLDivElement>(null);
  const put = (changed: SingleDay): void => change(days.map((day) => (day.date === changed.date ? changed : day)));
  const focusField = (): void => field.current?.querySelector('input')?.focus();
  return (
    <section aria-label="Single days">
      <h2>Single days</h2>
      <p className="hint">Hours of one date, instead of those of its weekday.</p>
      {days.map(({ date, hours }, index) => (
        <DayHours
          key={date}
          label={dayText(date)}
          hours={hours}
          messageOf={(one) => messageOf(index, hours.indexOf(one))}
          add={(added) => put({ date, hours: [...hours, added] })}
          remove={({ key }) => put({ date, hours: hours.filter((one) => one.key !== key) })}
          set={(set) => put({ date, hours: hours.map((one) => (one.key === set.key ? set : one)) })}
        >
          <button
            type="button"
            className="quiet"
            aria-label={`As every week on ${dayText(date)}`}
            onClick={() => {
              focusField();
              change(days.filter((day) => day.date !== date));
            }}
          >
            As every week
          </button>
        </DayHours>
      ))}
      <div ref={field} className="form-row single-day">
        <Field label="Date" type="date" min={today} value={typed} onChange={({ target }) => setTyped(target.value)} />
        <button
          type="button"
          onClick={() => {
            if (!isDay(typed) || typed < today) return focusField();
            add(typed);
            setTyped('');
            focusField();
          }}
        >
          Set hours of this date
        </button>
      </div>
    </section>
  );
}
