import { Dialog } from '@frontdesk/ui/components/dialog';
import { Field } from '@frontdesk/ui/components/field';
import { fieldMessages } from '@frontdesk/ui/errors/problem';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Buttons, GraceField, problemOf } from '../dialogs/dialog-form.tsx';
import { usePortal } from '../frame/portal.ts';
import type { Key, ShownKey } from '../portal-api.ts';

interface KeyDialogProps<Result> {
  readonly subscriptionId: string;
  readonly close: () => void;
  readonly done: (result: Result) => void;
}

export function CreateKeyDialog({ subscriptionId, close, done }: KeyDialogProps<ShownKey>) {
  const { api } = usePortal();
  const creating = useMutation({ mutationFn: (name: string) => api.createKey(subscriptionId, name), onSuccess: done });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    creating.mutate(String(new FormData(event.currentTarget).get('name')));
  };
  return (
    <Dialog title="Create a key" onClose={close} problem={problemOf(creating.error)}>
      <form onSubmit={submit}>
        <Field
          label="Name"
          name="name"
          required
          maxLength={100}
          autoComplete="off"
          hint="Where it is used, such as “Website, production”."
          message={fieldMessages(creating.error)['/name']}
        />
        <Buttons label="Create" isBusy={creating.isPending} close={close} />
      </form>
    </Dialog>
  );
}

export function RotateKeyDialog({
  subscriptionId,
  of: key,
  close,
  done,
}: KeyDialogProps<ShownKey> & { readonly of: Key }) {
  const { api } = usePortal();
  const rotating = useMutation({
    mutationFn: (graceSeconds: number) => api.rotateKey(subscriptionId, key.keyId, graceSeconds),
    onSuccess: done,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    rotating.mutate(Number(new FormData(event.currentTarget).get('grace')));
  };
  return (
    <Dialog title={`Rotate “${key.name}”`} onClose={close} problem={problemOf(rotating.error)}>
      <form onSubmit={submit}>
        <p>You get a new key now. Both open until the old one expires, so no request fails while you deploy.</p>
        <GraceField label="The old key still works for" />
        <Buttons label="Rotate" isBusy={rotating.isPending} close={close} />
      </form>
    </Dialog>
  );
}

export function RevokeKeyDialog({ subscriptionId, of: key, close, done }: KeyDialogProps<void> & { readonly of: Key }) {
  const { api } = usePortal();
  const revoking = useMutation({
    mutationFn: () => api.revokeKey(subscriptionId, key.keyId),
    onSuccess: () => done(),
  });
  return (
    <Dialog title={`Revoke “${key.name}”?`} onClose={close} problem={problemOf(revoking.error)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          revoking.mutate();
        }}
      >
        <p>
          Requests with it are answered 403 from now on. It does not come back. To replace it without a gap, rotate it
          instead.
        </p>
        <Buttons label="Revoke the key" isBusy={revoking.isPending} close={close} isDangerous />
      </form>
    </Dialog>
  );
}
