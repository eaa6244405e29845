import { Dialog } from '@frontdesk/ui/components/dialog';
import { Notice } from '@frontdesk/ui/components/notice';

/** What stands where a page has failed. */
export function FailedPage({ backToDay }: { readonly backToDay: () => void }) {
  return (
    <section aria-labelledby="failed-heading">
      <h1 id="failed-heading" tabIndex={-1}>
        This page cannot be shown
      </h1>
      <WentWrong back={backToDay} label="Back to the day" />
    </section>
  );
}

/** What stands where a dialog has failed. */
export function FailedDialog({ close }: { readonly close: () => void }) {
  return (
    <Dialog title="This cannot be shown" onClose={close}>
      <WentWrong back={close} label="Back to the page" />
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

function WentWrong({ back, label }: { readonly back: () => void; readonly label: string }) {
  return (
    <>
      <Notice kind="error">
        Something went wrong here. What was saved is saved. Reload the page; if that does not help, tell your support.
      </Notice>
      <div className="actions">
        <Reload />
        <button type="button" onClick={back}>
          {label}
        </button>
      </div>
    </>
  );
}

function Reload() {
  return (
    <button type="button" className="primary" onClick={() => location.reload()}>
      Reload
    </button>
  );
}
