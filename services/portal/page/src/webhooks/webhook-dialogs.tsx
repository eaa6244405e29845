import { Dialog } from '@frontdesk/ui/components/dialog';
import { Field } from '@frontdesk/ui/components/field';
import { fieldMessages } from '@frontdesk/ui/errors/problem';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Buttons, GraceField, problemOf } from '../dialogs/dialog-form.tsx';
import { usePortal } from '../frame/portal.ts';
import type { WebhookPlace } from './webhooks-api.ts';

interface WebhookDialogProps<Result> {
  readonly place: WebhookPlace;
  readonly close: () => void;
  readonly done: (result: Result) => void;
}

/** A new secret in the place of the one before. */
export function RotateSecretDialog({
  place,
  close,
  done,
}: WebhookDialogProps<{ readonly secret: string; readonly previousSecretExpiresAt: string }>) {
  const { api } = usePortal();
  const rotating = useMutation({
    mutationFn: (graceSeconds: number) => api.webhooks.rotate(place, graceSeconds),
    onSuccess: done,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    rotating.mutate(Number(new FormData(event.currentTarget).get('grace')));
  };
  return (
    <Dialog title="Rotate the secret" onClose={close} problem={problemOf(rotating.error)}>
      <form onSubmit={submit}>
        <p>You get a new secret now. Both sign every delivery for a while, so none fails while you deploy.</p>
        <GraceField label="The old secret still signs for" />
        <Buttons label="Rotate" isBusy={rotating.isPending} close={close} />
      </form>
    </Dialog>
  );
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Sends a part of the log once more. */
export function ReplayDialog({
  place,
  suggested,
  close,
  done,
}: WebhookDialogProps<Range> & { readonly suggested: Range | undefined }) {
  const { api } = usePortal();
  const replaying = useMutation({
    mutationFn: ({ first, last }: Range) => api.webhooks.replay(place, { after: first - 1, until: last }),
    onSuccess: (_, range) => done(range),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    replaying.mutate({ first: Number(form.get('first')), last: Number(form.get('last')) });
  };
  const messages = fieldMessages(replaying.error);
  return (
    <Dialog title="Replay events" onClose={close} problem={problemOf(replaying.error)}>
      <form onSubmit={submit}>
        <p>
          Sends events of the last seven days once more, with the ids that they had. Their numbers are <code>seq</code>{' '}
          in the deliveries and in <code>GET /v2/events</code>.
        </p>
        <div className="form-row">
          <NumberField label="First event" name="first" value={suggested?.first} message={messages['/after']} />
          <NumberField label="Last event" name="last" value={suggested?.last} message={messages['/until']} />
        </div>
        <Buttons label="Replay" isBusy={replaying.isPending} close={close} />
      </form>
    </Dialog>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: number | undefined;
  readonly message: string | undefined;
}

function NumberField({ value, ...field }: NumberFieldProps) {
  return <Field {...field} type="number" required min={1} step={1} defaultValue={value} autoComplete="off" />;
}

/** Takes an endpoint away. */
export function DeleteWebhookDialog({ place, close, done }: WebhookDialogProps<void>) {
  const { api } = usePortal();
  const deleting = useMutation({ mutationFn: () => api.webhooks.remove(place), onSuccess: () => done() });
  return (
    <Dialog title="Delete the webhook?" onClose={close} problem={problemOf(deleting.error)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          deleting.mutate();
        }}
      >
        <p>Nothing more is sent to it, not even what waits. Its secret and its deliveries go with it.</p>
        <Buttons label="Delete the webhook" isBusy={deleting.isPending} close={close} isDangerous />
      </form>
    </Dialog>
  );
}
