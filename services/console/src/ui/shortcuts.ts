import { useEffect, useRef } from 'react';

/** The keys, for the sheet that tells them. */
export const SHORTCUTS: readonly { readonly key: string; readonly does: string }[] = [
  { key: '/', does: 'Find a patient' },
  { key: 'n', does: 'Book an appointment' },
  { key: 'c', does: 'Book for the call that waits longest' },
  { key: 't', does: 'Show today' },
  { key: '[', does: 'Show the day before, or the week before' },
  { key: ']', does: 'Show the day after, or the week after' },
  { key: 'w', does: 'Show the week of the provider whose card has the focus, and the day again' },
  {
    key: 'm',
    does: 'Move the appointment whose card has the focus: arrows choose a free time, Enter moves, Escape leaves',
  },
  { key: 'u', does: 'Undo what was just done' },
  { key: '?', does: 'Show these keys' },
];

const TAKES_LETTERS = 'input:not([type=checkbox], [type=radio]), select, textarea';

/** What a press of a key is for the page: nothing while somebody types, a dialog is open, or another key is held with it. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented'>,
  isTyping: boolean,
): string | undefined {
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) {
    return undefined;
  }
  return SHORTCUTS.find(({ key }) => key === event.key.toLowerCase())?.key;
}

/** Calls at each press of the key, while there is something to call. */
export function useShortcut(key: string, call: (() => void) | undefined): void {
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (latest.current === undefined || shortcutOf(event, isTyping()) !== key) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [key]);
}

function isTyping(): boolean {
  const focused = document.activeElement;
  return (
    document.querySelector('dialog[open]') !== null ||
    (focused instanceof HTMLElement && (focused.matches(TAKES_LETTERS) || focused.isContentEditable))
  );
}
