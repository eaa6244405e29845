import { type Slot, useDesk } from '../desk/desk.ts';
import { providerName } from '../desk/names.ts';
import { timeText } from '../time/practice-time.ts';
import { useRovingFocus } from '../ui/use-roving-focus.ts';

interface FreeTimesProps {
  readonly slots: readonly Slot[];
  readonly isLoading: boolean;
  readonly chosen: Slot | undefined;
  readonly choose: (slot: Slot) => void;
}

const keyOf = ({ providerId, start }: Slot): string => `${providerId} ${start}`;

/** The free times of a day, by provider. */
export function FreeTimes({ slots, isLoading, chosen, choose }: FreeTimesProps) {
  const { practice } = useDesk();
  const byProvider = [...Map.groupBy(slots, ({ providerId }) => providerId)].sort(([a], [b]) => (a < b ? -1 : 1));
  // One row of times after the other: left and right go from time to time as they are read.
  const roving = useRovingFocus(byProvider.flatMap(([, each]) => each.map((slot) => [keyOf(slot)])));

  if (byProvider.length === 0) {
    return (
      <p className="hint empty">
        {isLoading ? 'Looking for free times …' : 'Nothing is free on this day. Choose another one.'}
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move the focus between the buttons within
    <div className="free-times" onKeyDown={roving.onKeyDown} onFocus={roving.onFocus}>
      {byProvider.map(([providerId, each]) => (
        <section key={providerId} aria-label={providerName(providerId, practice)}>
          <h4>{providerName(providerId, practice)}</h4>
          <ul>
            {each.map((slot) => (
              <li key={slot.start}>
                <button
                  type="button"
                  className="time"
                  data-roving-key={keyOf(slot)}
                  tabIndex={roving.tabIndexOf(keyOf(slot))}
                  aria-pressed={chosen === undefined ? undefined : keyOf(chosen) === keyOf(slot)}
                  onClick={() => choose(slot)}
                >
                  {timeText(slot.start, practice.timeZone)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
