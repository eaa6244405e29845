import { Dialog } from '@frontdesk/ui/components/dialog';
import { CodeBlock } from '../code/code-block.tsx';
import { usePortal } from '../frame/portal.ts';
import type { ShownKey, Subscription } from '../portal-api.ts';
import { curlSample } from '../samples/curl-sample.ts';

interface ShownKeyDialogProps {
  readonly shown: ShownKey;
  readonly subscription: Subscription;
  readonly close: () => void;
}

/** A new key, the only time that it is shown, with a request that tries it. */
export function ShownKeyDialog({ shown, subscription, close }: ShownKeyDialogProps) {
  const { partnerApiUrl } = usePortal();
  const request = {
    method: 'GET',
    url: `${partnerApiUrl}/v2/practices/${encodeURIComponent(subscription.practiceId)}`,
    headers: [['x-api-key', shown.key]],
    body: undefined,
    isAnswered: true,
  } as const;
  return (
    <Dialog title={`Your new key “${shown.name}”`} onClose={close}>
      <p className="spaced">Copy it now: it is shown once, and kept by nobody but you.</p>
      <CodeBlock label="Key" code={shown.key} />
      <h3 className="spaced">Try it</h3>
      <CodeBlock label="A first request" code={curlSample(request)} />
      <div className="actions">
        <button type="button" className="primary" onClick={close}>
          I have copied it
        </button>
      </div>
    </Dialog>
  );
}
