import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** What was just done. */
export interface Announcement {
  readonly sentence: string;
  /** Absent: it cannot be taken back from here. */
  readonly undo?: (() => void) | undefined;
  /** Where more of it is. */
  readonly link?: { readonly label: string; readonly href: string } | undefined;
}

/** Undoes what is announced, which then is news no more. */
export function takeBack({ undo }: Announcement, dismiss: () => void): void {
  dismiss();
  undo?.();
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
  const { sentence } = announcement ?? {};

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
            {announcement?.link && (
              <a href={announcement.link.href} onClick={dismiss}>
                {announcement.link.label}
              </a>
            )}
            {announcement?.undo && (
              <button type="button" onClick={() => takeBack(announcement, dismiss)}>
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
