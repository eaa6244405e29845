import { type ReactNode, useRef } from 'react';
import { furtherHours, type Hours, isOvernight } from './typed-hours.ts';

interface DayHoursProps<Typed extends Hours> {
  /** "Monday", or a date. */
  readonly label: string;
  readonly hours: readonly Typed[];
  readonly messageOf: (hours: Typed) => string | undefined;
  readonly add: (hours: Hours) => void;
  readonly remove: (hours: Typed) => void;
  readonly set: (hours: Typed) => void;
  /** Beside the way to add hours. */
  readonly children?: ReactNode;
}

/** The opening hours of one day. */
export function DayHours<Typed extends Hours>(props: DayHoursProps<Typed>) {
  const { label, hours, messageOf, add, remove, set, children } = props;
  const adding = useRef<HTMLButtonElement>(null);
  return (
    <fieldset className="day-hours">
      <legend>{label}</legend>
      <div className="windows">
        {hours.length === 0 && <p className="hint">Closed</p>}
        {hours.map((one) => {
          const message = messageOf(one);
          const time = (which: 'start' | 'end', words: string) => (
            <input
              type="time"
              required
              step={300}
              value={one[which]}
              aria-label={`${label} ${words}`}
              aria-invalid={message !== undefined}
              aria-describedby={message && `${one.key}-message`}
              onChange={({ target }) => set({ ...one, [which]: target.value })}
            />
          );
          return (
            <div key={one.key} className="hours-row">
              {time('start', 'from')}
              <span aria-hidden="true">–</span>
              {time('end', 'to')}
              {isOvernight(one) && <span className="hint">next day</span>}
              <button
                type="button"
                className="quiet"
                aria-label={`Remove ${label} ${one.start}`}
                onClick={() => {
                  adding.current?.focus();
                  remove(one);
                }}
              >
                ✕
              </button>
              {message !== undefined && (
                <span id={`${one.key}-message`} className="field-message">
                  {message}
                </span>
              )}
            </div>
          );
        })}
        <div className="windows-more">
          <button
            ref={adding}
            type="button"
            className="quiet"
            aria-label={`Add hours on ${label}`}
            onClick={() => add(furtherHours(hours))}
          >
            + Add hours
          </button>
          {children}
        </div>
      </div>
    </fieldset>
  );
}
