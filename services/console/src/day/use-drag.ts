import { type MouseEvent, type PointerEvent, useRef } from 'react';
import { placeAt } from './move-places.ts';
import { isDrag } from './moving.ts';
import type { Frame } from './sheet-layout.ts';
import type { Move } from './use-move.ts';

interface Pressed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Of the appointment, above the pointer. */
  readonly minutesAbove: number;
  isDragged: boolean;
}

/** Moves an appointment by dragging its card with a mouse or a pen; a finger scrolls. Handlers for the element around all columns. */
export function useDrag(move: Move, { hours, scale }: Frame) {
  const pressed = useRef<Pressed>(undefined);
  // The click at the end of a drag is none.
  const isClickless = useRef(false);

  const onPointerDown = ({
    target,
    button,
    pointerType,
    clientX,
    clientY,
    currentTarget,
  }: PointerEvent<HTMLElement>) => {
    isClickless.current = false;
    pressed.current = undefined;
    if (move.moving !== undefined) {
      isClickless.current = true;
      return move.leave();
    }
    const card = target instanceof Element ? target.closest<HTMLElement>('[data-appointment-id]') : null;
    const id = card?.dataset.appointmentId;
    if (!card || id === undefined || button !== 0 || pointerType === 'touch' || isList(currentTarget)) return;
    const minutesAbove = (clientY - card.getBoundingClientRect().top) / scale;
    pressed.current = { id, x: clientX, y: clientY, minutesAbove, isDragged: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const { current } = pressed;
    const { currentTarget, pointerId, clientX: x, clientY: y } = event;
    if (current === undefined || (!current.isDragged && !isDrag(current, { x, y }))) return;
    if (!current.isDragged) {
      isClickless.current = true;
      if (!move.begin(current.id, 'pointer')) {
        pressed.current = undefined;
        return;
      }
      current.isDragged = true;
      currentTarget.setPointerCapture(pointerId);
    }
    if (move.places === undefined || move.isBusy) return;
    scrollAtEdge(currentTarget, { x, y });
    const days = [...currentTarget.querySelectorAll<HTMLElement>('.provider-day')].map((day) =>
      day.getBoundingClientRect(),
    );
    const column = days.findIndex(({ left, right }) => x >= left && x < right);
    const minutes = hours.from + (y - (days[column]?.top ?? 0)) / scale - current.minutesAbove;
    move.aim(column === -1 ? undefined : placeAt(move.places, column, minutes));
  };
  const end = (isDropped: boolean): void => {
    const isDragged = pressed.current?.isDragged === true;
    pressed.current = undefined;
    if (!isDragged || move.moving === undefined) return;
    if (isDropped && move.moving.target !== undefined) move.finish();
    else move.leave();
  };

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
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

// On a phone.
function isList(grid: HTMLElement): boolean {
  return grid.querySelector('.hours')?.clientHeight === 0;
}

const EDGE_PIXELS = 40;

function scrollAtEdge(grid: HTMLElement, { x, y }: { readonly x: number; readonly y: number }): void {
  const { left, right, top, bottom } = grid.getBoundingClientRect();
  const step = (at: number, from: number, to: number): number =>
    at < from + EDGE_PIXELS ? -EDGE_PIXELS / 4 : at > to - EDGE_PIXELS ? EDGE_PIXELS / 4 : 0;
  grid.scrollBy(step(x, left, right), step(y, top, bottom));
}
