import { type KeyboardEvent, useRef, useState } from 'react';

interface RovingFocus {
  /** 0 for the one item that Tab reaches, -1 for the others. */
  tabIndexOf(key: string): 0 | -1;
  /** For the element around all items, each of which carries `data-roving-key`. */
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onFocus(event: { readonly target: EventTarget }): void;
}

/** One stop for Tab in a field of items; the arrow keys move within: up and down in a column, left and right between. */
export function useRovingFocus(columns: readonly (readonly string[])[]): RovingFocus {
  const [chosen, setChosen] = useState<string>();
  const filled = columns.filter(({ length }) => length > 0);
  const isThere = chosen !== undefined && filled.some((column) => column.includes(chosen));
  const active = isThere ? chosen : filled[0]?.[0];
  const latest = useRef(filled);
  latest.current = filled;

  return {
    tabIndexOf: (key) => (key === active ? 0 : -1),
    onFocus: ({ target }) => {
      const key = target instanceof HTMLElement ? target.dataset.rovingKey : undefined;
      if (key !== undefined) setChosen(key);
    },
    onKeyDown: (event) => {
      const from = event.target instanceof HTMLElement ? event.target.dataset.rovingKey : undefined;
      const next = from === undefined ? undefined : keyBeside(latest.current, from, event.key);
      if (next === undefined) return;
      event.preventDefault();
      const items = event.currentTarget.querySelectorAll<HTMLElement>('[data-roving-key]');
      [...items].find(({ dataset }) => dataset.rovingKey === next)?.focus();
    },
  };
}

/** Where a key of the keyboard leads to; undefined: nowhere. */
export function keyBeside(columns: readonly (readonly string[])[], from: string, pressed: string): string | undefined {
  const x = columns.findIndex((column) => column.includes(from));
  const column = columns[x];
  if (column === undefined) return undefined;
  const y = column.indexOf(from);
  const beside = (other: readonly string[] | undefined) => other?.[Math.min(y, other.length - 1)];
  switch (pressed) {
    case 'ArrowUp':
      return column[y - 1];
    case 'ArrowDown':
      return column[y + 1];
    case 'ArrowLeft':
      return beside(columns[x - 1]);
    case 'ArrowRight':
      return beside(columns[x + 1]);
    case 'Home':
      return column[0];
    case 'End':
      return column.at(-1);
    default:
      return undefined;
  }
}
