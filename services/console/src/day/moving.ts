import type { Appointment } from '../desk/desk.ts';
import type { FreePlace } from './move-places.ts';

/** A move that is being decided on. */
export interface Moving {
  readonly appointment: Appointment;
  readonly by: 'keys' | 'pointer' | 'touch';
  /** Undefined: nothing free is chosen. */
  readonly target: FreePlace | undefined;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A hand that clicks moves less, and a finger that rests. */
const THRESHOLD_PIXELS = { pointer: 6, touch: 10 };

/** Whether a pointer that was pressed at `from` drags; a finger that does scrolls. */
export function isDrag(from: Point, to: Point, by: 'pointer' | 'touch' = 'pointer'): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) > THRESHOLD_PIXELS[by];
}
