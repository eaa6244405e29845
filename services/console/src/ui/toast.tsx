import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useShortcut } from './shortcuts.ts';

/** What was just done. */
export interface Announcement {
  readonly sentence: string;
  /** Absent: it cannot be taken back from here. */
  readonly undo?: (() => void) | undefined;
}

const SHOWN_MS = 10_000;

interface ToastProps {
  /** A new object for each; undefined: nothing to tell. */
  readonly announcement: Announcement | undefined;
  readonly dismiss: () => void;
}

/** The one place where the page tells what was done: always in view, moving nothing, above a dialog. Read out; leaves by itself,
 *  but not while the pointer or the focus is on it. */
export function Toast({ announcement, dismiss }: ToastProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isUsed, setUsed] = useState(false);
  const { sentence, undo } = announcement ?? {};

  // What is shown last in the browser's top layer is above the rest of it.
  useLayoutEffect(() => {
    if (announcement === undefined) return;
    place.current?.hidePopover();
    place.current?.showPopover();
  }, [announcement]);
  useEffect(() => {
    if (announcement === undefined || isUsed) return;
    const timer = setTimeout(dismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [announcement, dismiss, isUsed]);

  const takeBack = (): void => {
    dismiss();
    undo?.();
  };
  useShortcut('u', undo && takeBack);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer over it only keeps it from leaving
    <div
      ref={place}
      className="toast-place"
      popover="manual"
      onMouseEnter={() => setUsed(true)}
      onMouseLeave={() => setUsed(false)}
      onFocus={() => setUsed(true)}
      onBlur={() => setUsed(false)}
    >
      <div role="status" className={sentence === undefined ? '' : 'toast'}>
        {sentence !== undefined && (
          <>
            <span dir="auto">{sentence}</span>
            {undo && (
              <button type="button" onClick={takeBack}>
                Undo
              </button>
            )}
            <button type="button" className="quiet" aria-label="Dismiss" onClick={dismiss}>
              ✕
            </button>
          </>
        )}
      </div>
    </div>
  );
}
