import { Dialog } from '@frontdesk/ui/components/dialog';
import { CodeBlock } from '../code/code-block.tsx';
import { timeText } from '../practices/texts.ts';

interface ShownSecretDialogProps {
  readonly secret: string;
  /** Until when the one before signs too. */
  readonly previousUntil?: string;
  readonly close: () => void;
}

/** What signs a webhook's events, the only time that it is shown. */
export function ShownSecretDialog({ secret, previousUntil, close }: ShownSecretDialogProps) {
  return (
    <Dialog title="The signing secret" onClose={close}>
      <p className="spaced">
        Copy it now: it is shown once. Verify every delivery with it: <a href="#/docs/webhooks">how to</a>.
      </p>
      <CodeBlock label="Secret" code={secret} />
      {previousUntil !== undefined && (
        <p className="spaced">
          Until {timeText(previousUntil)} every delivery has two signatures: of this secret, and of the one before.
        </p>
      )}
      <div className="actions">
        <button type="button" className="primary" onClick={close}>
          I have copied it
        </button>
      </div>
    </Dialog>
  );
}
