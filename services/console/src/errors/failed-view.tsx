import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';

const WENT_WRONG =
  'Something went wrong here. What was saved is saved. Reload the page; if that does not help, tell your support.';

/** What stands where a page has failed. */
export function FailedPage({ backToDay }: { readonly backToDay: () => void }) {
  return (
    <section aria-labelledby="failed-heading">
      <h1 id="failed-heading" tabIndex={-1}>
        This page cannot be shown
      </h1>
      <Notice kind="error">{WENT_WRONG}</Notice>
      <div className="actions">
        <Reload />
        <button type="button" onClick={backToDay}>
          Back to the day
        </button>
      </div>
    </section>
  );
}

/** What stands where a dialog has failed. */
export function FailedDialog({ close }: { readonly close: () => void }) {
  return (
    <Dialog title="This cannot be shown" onClose={close}>
      <Notice kind="error">{WENT_WRONG}</Notice>
      <div className="actions">
        <Reload />
        <button type="button" onClick={close}>
          Back to the page
        </button>
      </div>
    </Dialog>
  );
}

/** What stands where the line of calls has failed. */
export function FailedCalls() {
  return (
    <Notice kind="error">
      The calls cannot be shown. <Reload />
    </Notice>
  );
}

function Reload() {
  return (
    <button type="button" className="primary" onClick={() => location.reload()}>
      Reload
    </button>
  );
}
