import { Dialog } from '@frontdesk/ui/components/dialog';
import { Field } from '@frontdesk/ui/components/field';
import { fieldMessages } from '@frontdesk/ui/errors/problem';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Buttons, problemOf } from '../dialogs/dialog-form.tsx';
import { usePortal } from '../frame/portal.ts';
import type { Subscription } from '../portal-api.ts';
import { type ChosenType, EVENT_TYPES } from './texts.ts';

const TYPES = Object.keys(EVENT_TYPES) as ChosenType[];

interface CreateWebhookDialogProps {
  readonly subscription: Subscription;
  readonly close: () => void;
  readonly done: (created: { readonly secret: string }) => void;
}

/** Asks where events are to be sent, and which. */
export function CreateWebhookDialog({ subscription, close, done }: CreateWebhookDialogProps) {
  const { api } = usePortal();
  const creating = useMutation({
    mutationFn: (request: { url: string; eventTypes?: ChosenType[] }) => api.webhooks.create(subscription.id, request),
    onSuccess: done,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const eventTypes = TYPES.filter((type) => form.has(type));
    creating.mutate({ url: String(form.get('url')).trim(), ...(eventTypes.length > 0 && { eventTypes }) });
  };
  return (
    <Dialog title="Add a webhook" onClose={close} problem={problemOf(creating.error)}>
      <form onSubmit={submit}>
        <Field
          label="Address of your endpoint"
          name="url"
          required
          maxLength={1024}
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          placeholder="https://hooks.example.com/frontdesk"
          message={fieldMessages(creating.error)['/url']}
        />
        <fieldset className="scopes">
          <legend>Events</legend>
          <p className="hint">Choose none for all of them, those that are added later as well.</p>
          {TYPES.map((type) => {
            const { text, scope } = EVENT_TYPES[type];
            return (
              <label key={type} className="check">
                <input
                  type="checkbox"
                  name={type}
                  disabled={scope !== undefined && !subscription.scopes.includes(scope)}
                />
                {text} <code>{type}</code>
              </label>
            );
          })}
        </fieldset>
        <Buttons label="Add" isBusy={creating.isPending} close={close} />
      </form>
    </Dialog>
  );
}
