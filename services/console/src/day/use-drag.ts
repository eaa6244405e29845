import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { placeAt } from './move-places.ts';
import { isDrag } from './moving.ts';
import type { Frame } from './sheet-layout.ts';
import type { Move } from './use-move.ts';

interface Pressed {
  readonly id: string;
  readonly by: 'pointer' | 'touch';
  readonly x: number;
  readonly y: number;
  /** Of the appointment, above the pointer. */
  readonly minutesAbove: number;
  /** Of a finger that may still scroll. */
  lift?: ReturnType<typeof setTimeout>;
  isDragged: boolean;
  /** Where it was dragged to last. */
  at?: { readonly x: number; readonly y: number };
}

/** A finger that rests this long picks the card up; before, it taps or scrolls. */
const LONG_PRESS_MILLISECONDS = 400;

/** Moves an appointment by dragging its card, with a finger after a long press. Handlers for `grid`, the element around all
 *  columns. */
export function useDrag(grid: RefObject<HTMLElement | null>, move: Move, { hours, scale }: Frame) {
  const pressed = useRef<Pressed>(undefined);
  // The click at the end of a drag is none.
  const isClickless = useRef(false);
  const latest = useRef(move);
  latest.current = move;

  const letGo = (): void => {
    clearTimeout(pressed.current?.lift);
    pressed.current = undefined;
  };
  const pickUp = (current: Pressed, pointerId: number): void => {
    isClickless.current = true;
    current.isDragged = latest.current.begin(current.id, current.by);
    if (current.isDragged) grid.current?.setPointerCapture(pointerId);
    else letGo();
  };
  const aim = ({ at, minutesAbove }: Pressed): void => {
    if (at === undefined || grid.current === null || move.places === undefined || move.isBusy) return;
    const days = [...grid.current.querySelectorAll<HTMLElement>('.provider-day')].map((day) =>
      day.getBoundingClientRect(),
    );
    const column = days.findIndex(({ left, right }) => at.x >= left && at.x < right);
    const minutes = hours.from + (at.y - (days[column]?.top ?? 0)) / scale - minutesAbove;
    move.aim(column === -1 ? undefined : placeAt(move.places, column, minutes));
  };
  // A pointer that rests while the free times are read, or read again, is over one of them.
  const latestAim = useRef(aim);
  latestAim.current = aim;
  const areRead = move.places !== undefined;
  useEffect(() => {
    if (areRead && pressed.current?.isDragged) latestAim.current(pressed.current);
  }, [areRead]);
  useTouchWithoutScroll(grid, pressed);
  useEffect(() => () => clearTimeout(pressed.current?.lift), []);

  const onPointerDown = ({
    target,
    button,
    pointerId,
    pointerType,
    clientX: x,
    clientY: y,
  }: PointerEvent<HTMLElement>) => {
    isClickless.current = false;
    letGo();
    if (move.moving !== undefined) {
      isClickless.current = true;
      return move.leave();
    }
    const card = target instanceof Element ? target.closest<HTMLElement>('[data-appointment-id]') : null;
    const id = card?.dataset.appointmentId;
    if (!card || id === undefined || button !== 0 || isList(grid.current)) return;
    const minutesAbove = (y - card.getBoundingClientRect().top) / scale;
    const by = pointerType === 'touch' ? 'touch' : 'pointer';
    const current: Pressed = { id, by, x, y, minutesAbove, isDragged: false };
    if (by === 'touch') current.lift = setTimeout(() => pickUp(current, pointerId), LONG_PRESS_MILLISECONDS);
    pressed.current = current;
  };
  const onPointerMove = ({ pointerId, clientX: x, clientY: y }: PointerEvent<HTMLElement>): void => {
    const { current } = pressed;
    if (current === undefined || (!current.isDragged && !isDrag(current, { x, y }, current.by))) return;
    if (!current.isDragged && current.by === 'touch') letGo();
    else if (!current.isDragged) pickUp(current, pointerId);
    if (!current.isDragged) return;
    current.at = { x, y };
    if (grid.current !== null && move.places !== undefined && !move.isBusy) scrollAtEdge(grid.current, { x, y });
    aim(current);
  };
  const end = (isDropped: boolean): void => {
    const isDragged = pressed.current?.isDragged === true;
    letGo();
    if (!isDragged || move.moving === undefined) return;
    if (isDropped && move.moving.target !== undefined) move.finish();
    else move.leave();
  };

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
    // A long press of a finger asks for the menu of the page.
    onContextMenu: (event: MouseEvent<HTMLElement>): void => {
      if (pressed.current?.by === 'touch') event.preventDefault();
    },
    onClickCapture: (event: MouseEvent<HTMLElement>): void => {
      if (!isClickless.current) return;
      isClickless.current = false;
      // A key's.
      if (event.detail === 0) return;
      event.stopPropagation();
      event.preventDefault();
    },
  };
}

/** Keeps the page where it is while a finger drags. React's own listeners are passive and may not. */
function useTouchWithoutScroll(
  grid: RefObject<HTMLElement | null>,
  pressed: RefObject<Pick<Pressed, 'isDragged'> | undefined>,
): void {
  useEffect(() => {
    const { current } = grid;
    const hold = (event: TouchEvent): void => {
      if (pressed.current?.isDragged === true && event.cancelable) event.preventDefault();
    };
    current?.addEventListener('touchmove', hold, { passive: false });
    return () => current?.removeEventListener('touchmove', hold);
  }, [grid, pressed]);
}

// On a phone.
function isList(grid: HTMLElement | null): boolean {
  return grid?.querySelector('.hours')?.clientHeight === 0;
}

const EDGE_PIXELS = 40;

function scrollAtEdge(grid: HTMLElement, { x, y }: { readonly x: number; readonly y: number }): void {
  const { left, right, top, bottom } = grid.getBoundingClientRect();
  const step = (at: number, from: number, to: number): number =>
    at < from + EDGE_PIXELS ? -EDGE_PIXELS / 4 : at > to - EDGE_PIXELS ? EDGE_PIXELS / 4 : 0;
  grid.scrollBy(step(x, left, right), step(y, top, bottom));
}
