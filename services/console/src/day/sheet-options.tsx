import type { ReactNode } from 'react';

interface SheetOptionsProps {
  readonly isCancelledShown: boolean;
  readonly showCancelled: (isShown: boolean) => void;
  readonly children: ReactNode;
}

/** What is shown of a sheet, and the way to paper. */
export function SheetOptions({ isCancelledShown, showCancelled, children }: SheetOptionsProps) {
  return (
    <div className="day-options">
      {children}
      <label className="check">
        <input type="checkbox" checked={isCancelledShown} onChange={({ target }) => showCancelled(target.checked)} />
        Show cancelled and missed
      </label>
      <button type="button" className="quiet" onClick={() => print()}>
        Print
      </button>
    </div>
  );
}
