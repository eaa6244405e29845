import { useDesk } from '../desk/desk.ts';
import { addDays } from '../time/practice-time.ts';
import { DayInput } from '../ui/day-input.tsx';
import { useShortcut } from '../ui/shortcuts.ts';

interface SheetToolbarProps {
  readonly unit: 'day' | 'week';
  readonly day: string;
  /** Today's sheet is the one that is shown. */
  readonly isNow: boolean;
  /** Undefined: today. */
  readonly show: (day: string | undefined) => void;
  readonly providerId?: string;
}

const DAYS = { day: 1, week: 7 } as const;
const NOW_NAMES = { day: 'Today', week: 'This week' } as const;

/** From sheet to sheet, and the way to book on this one; each also by a key. */
export function SheetToolbar({ unit, day, isNow, show, providerId }: SheetToolbarProps) {
  const { openBooking } = useDesk();
  const step = (sign: 1 | -1): void => show(addDays(day, sign * DAYS[unit]));
  const book = (): void => openBooking({ day, ...(providerId !== undefined && { providerId }) });
  useShortcut('[', () => step(-1));
  useShortcut(']', () => step(1));
  useShortcut('t', () => show(undefined));
  useShortcut('n', book);
  return (
    <div className="toolbar">
      <fieldset className="button-group">
        <legend className="visually-hidden">Choose a {unit}</legend>
        <button type="button" onClick={() => step(-1)} aria-label={`Previous ${unit}`}>
          ‹
        </button>
        <button type="button" onClick={() => show(undefined)} disabled={isNow}>
          {NOW_NAMES[unit]}
        </button>
        <button type="button" onClick={() => step(1)} aria-label={`Next ${unit}`}>
          ›
        </button>
        <DayInput aria-label={unit === 'day' ? 'Go to day' : 'Go to the week of'} value={day} show={show} />
      </fieldset>
      <button type="button" className="primary" onClick={book}>
        Book an appointment
      </button>
    </div>
  );
}
