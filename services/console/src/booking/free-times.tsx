import { useEffect, useRef } from 'react';
import { type Slot, useDesk } from '../desk/desk.ts';
import { timeText } from '../time/practice-time.ts';
import { useRovingFocus } from '../ui/use-roving-focus.ts';
import { nearestTime, type OfferedTime, partsOfDay } from './offered-times.ts';

interface FreeTimesProps {
  readonly day: string;
  readonly slots: readonly Slot[];
  /** Times are anybody's: each tells how many are free. */
  readonly isAnybody: boolean;
  /** About when, in minutes since midnight. */
  readonly wanted: number | undefined;
  readonly chosen: Slot | undefined;
  /** What is being held: the others wait. */
  readonly busy: Slot | undefined;
  readonly choose: (slot: Slot) => void;
}

/** The free times of a day, by time. */
export function FreeTimes({ day, slots, isAnybody, wanted, chosen, busy, choose }: FreeTimesProps) {
  const { timeZone } = useDesk().practice;
  const parts = partsOfDay(day, slots, timeZone);
  const all = parts.flatMap(({ times }) => times);
  // One row of times after the other: left and right go from time to time as they are read.
  const roving = useRovingFocus(all.map(({ start }) => [start]));
  const list = useRef<HTMLDivElement>(null);
  const first = wanted === undefined ? undefined : nearestTime(day, all, wanted, timeZone)?.start;
  const isLed = useRef(false);
  useEffect(() => {
    if (first === undefined || isLed.current) return;
    isLed.current = true;
    const button = list.current?.querySelector<HTMLElement>(`[data-roving-key="${CSS.escape(first)}"]`);
    button?.scrollIntoView({ block: 'center' });
    button?.focus();
  }, [first]);
  const has = ({ slots: those }: OfferedTime, slot: Slot | undefined): boolean =>
    those.some(({ providerId, start }) => providerId === slot?.providerId && start === slot.start);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move the focus between the buttons within
    <div ref={list} className="free-times" onKeyDown={roving.onKeyDown} onFocus={roving.onFocus}>
      {parts.map(({ title, times }) => (
        <section key={title} aria-label={title}>
          <h4>{title}</h4>
          <ul>
            {times.map((time) => {
              const isBusy = has(time, busy);
              const text = timeText(time.start, timeZone);
              return (
                <li key={time.start}>
                  <button
                    type="button"
                    className="time"
                    data-roving-key={time.start}
                    tabIndex={roving.tabIndexOf(time.start)}
                    aria-pressed={chosen && has(time, chosen)}
                    aria-busy={isBusy}
                    aria-disabled={busy !== undefined}
                    onClick={() => busy === undefined && time.slots[0] && choose(time.slots[0])}
                  >
                    {text}
                    {isBusy && <small>Holding …</small>}
                    {!isBusy && isAnybody && <small>{countText(time.slots.length)}</small>}
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

const countText = (count: number): string => (count === 1 ? '1 provider' : `${count} providers`);
