import { useEffect, useLayoutEffect, useRef } from 'react';
import { type Appointment, useDesk } from '../desk/desk.ts';
import { hourText } from '../time/practice-time.ts';
import { useShortcut } from '../ui/shortcuts.ts';
import { useRovingFocus } from '../ui/use-roving-focus.ts';
import type { DayHours } from './day-layout.ts';
import { MoveBar } from './move-bar.tsx';
import { type NamedPlace, SheetColumn } from './sheet-column.tsx';
import { cardKey, sheetLayout } from './sheet-layout.ts';
import { heightOf, topOf } from './sheet-style.ts';
import { useDrag } from './use-drag.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useMove } from './use-move.ts';
import { useOpenHours } from './use-open-hours.ts';

interface SheetProps {
  readonly places: readonly NamedPlace[];
  /** Undefined: not read. */
  readonly appointments: readonly Appointment[] | undefined;
  readonly today: string;
  /** Narrow columns, so that the whole week is in sight. */
  readonly isWeek?: boolean;
  /** The appointment that is to have the focus, where nothing else has. */
  readonly wished: string | undefined;
}

/** Days of providers side by side, with the hours beside them; on a phone, one list after the other. */
export function Sheet({ places, appointments, today, isWeek = false, wished }: SheetProps) {
  const { timeZone } = useDesk().practice;
  const open = useOpenHours(places);
  const layout = sheetLayout(places, { appointments: appointments ?? [], open, timeZone });
  const { columns, hours } = layout;
  const keys = columns.map(({ items }) => items.map(cardKey));
  const roving = useRovingFocus(keys);
  const grid = useRef<HTMLDivElement>(null);
  useKeptFocus(grid, keys.flat(), wished);
  const isToday = places.some(({ day }) => day === today);
  useScrollToNow(grid, { isToday, isRead: appointments !== undefined, today });

  const move = useMove(columns);
  const drag = useDrag(grid, move, layout);
  useShortcut('m', () => {
    const { activeElement } = document;
    const card = grid.current?.contains(activeElement) ? activeElement : null;
    const id = card instanceof HTMLElement ? card.dataset.appointmentId : undefined;
    if (id !== undefined) move.begin(id, 'keys');
  });
  const target = move.moving?.target;
  const isByKeys = move.moving?.by === 'keys';
  useLayoutEffect(() => {
    if (target && isByKeys)
      grid.current?.querySelector('.ghost')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [target, isByKeys]);

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move the focus between the buttons within, the pointer drags them */}
      <div
        ref={grid}
        className={`day-grid ${isWeek ? 'week' : ''} ${move.moving && move.moving.by !== 'keys' ? 'dragging' : ''}`}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
        {...drag}
        aria-busy={appointments === undefined}
      >
        <div className="hours" aria-hidden="true">
          <div className="hours-scale" style={heightOf(layout)}>
            {hourMarks(hours).map((minutes) => (
              <span key={minutes} style={topOf(minutes, layout)}>
                {hourText(minutes)}
              </span>
            ))}
          </div>
        </div>
        {columns.map((column, index) => (
          <SheetColumn
            key={column.key}
            column={column}
            frame={layout}
            hourMarks={hourMarks(hours)}
            isToday={column.day === today}
            isRead={appointments !== undefined}
            tabIndexOf={roving.tabIndexOf}
            moving={move.moving}
            isTarget={target?.column === index}
          />
        ))}
      </div>
      <MoveBar move={move} labels={places.map(({ label }) => label)} />
    </>
  );
}

function hourMarks({ from, to }: DayHours): number[] {
  return Array.from({ length: (to - from) / 60 }, (_, index) => from + index * 60);
}

/** Shows this hour of today at first, not its morning. */
function useScrollToNow(
  grid: { readonly current: HTMLElement | null },
  { isToday, isRead, today }: { readonly isToday: boolean; readonly isRead: boolean; readonly today: string },
): void {
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (!isToday || !isRead || shown.current === today) return;
    shown.current = today;
    const line = grid.current?.querySelector<HTMLElement>('.now-line');
    if (grid.current && line) grid.current.scrollTop = line.offsetTop - grid.current.clientHeight / 3;
  });
}
