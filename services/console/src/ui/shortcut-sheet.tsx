import { Dialog } from '@frontdesk/ui/components/dialog';
import { SHORTCUTS } from './shortcuts.ts';

/** The keys that do something without a pointer. */
export function ShortcutSheet({ close }: { readonly close: () => void }) {
  return (
    <Dialog title="Keys" onClose={close}>
      <dl className="facts keys">
        {SHORTCUTS.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>↑ ↓ ← →</kbd>
          </dt>
          <dd>From card to card on the day’s sheet, and from time to time where one is chosen</dd>
        </div>
      </dl>
    </Dialog>
  );
}
