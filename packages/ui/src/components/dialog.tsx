import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  /** What went wrong; stays in view, however long the dialog is. */
  readonly problem?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog. The browser keeps the focus inside, closes it by Escape, and gives the focus back at its end. The focus is on the first
 *  field from the start, on the title where there is none, and there again when what had it has gone. */
export function Dialog({ title, problem, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  // In the same turn in which the dialog comes and goes, so that the focus is never nowhere.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    if (shown !== null) focusFirst(shown);
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  useLayoutEffect(() => {
    const { current } = dialog;
    if (current !== null && !current.contains(document.activeElement)) focusFirst(current);
  });

  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-header">
        <h2 id={heading} tabIndex={-1} dir="auto">
          {title}
        </h2>
        <button type="button" className="quiet" onClick={onClose} aria-label="Close">
          ✕
        </button>
        {problem && <div className="dialog-problem">{problem}</div>}
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}

function focusFirst(dialog: HTMLDialogElement): void {
  const field = dialog.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea):not(:disabled)');
  (field ?? dialog.querySelector<HTMLElement>('h2'))?.focus();
}
