import type { CSSProperties } from 'react';
import type { PlacedAppointment } from './day-layout.ts';
import type { OpenTime } from './open-hours.ts';
import type { Frame } from './sheet-layout.ts';

/** Custom properties: the style sheet decides whether they count, since a phone shows a list. */
export function variables(values: Readonly<Record<string, string>>): CSSProperties {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value]));
}

export function heightOf({ hours, scale }: Frame): CSSProperties {
  return variables({ height: pixels(hours.to - hours.from, scale) });
}

export function topOf(minutes: number, { hours, scale }: Frame): CSSProperties {
  return variables({ top: pixels(minutes - hours.from, scale) });
}

export function stretchOf({ from, to }: OpenTime, frame: Frame): CSSProperties {
  return { ...topOf(from, frame), ...variables({ height: pixels(to - from, frame.scale) }) };
}

export function placeOf({ from, to, lane, lanes }: PlacedAppointment, frame: Frame): CSSProperties {
  return {
    ...stretchOf({ from, to }, frame),
    ...variables({ left: `${(lane / lanes) * 100}%`, width: `${100 / lanes}%` }),
  };
}

const pixels = (minutes: number, scale: number): string => `${minutes * scale}px`;
