import { Field } from '@frontdesk/ui/components/field';
import { Notice } from '@frontdesk/ui/components/notice';
import { fieldMessages } from '@frontdesk/ui/errors/problem';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { vendorSentence } from '../errors/vendor-sentence.ts';
import { usePortal } from '../frame/portal.ts';
import { accountQuery } from '../frame/portal-queries.ts';
import type { Account } from '../portal-api.ts';

/** How the vendor is called by the practices that it asks. */
export function AccountName({ account }: { readonly account: Account }) {
  const { api, announce } = usePortal();
  const queries = useQueryClient();
  const renaming = useMutation({
    mutationFn: api.renameAccount,
    onSuccess: (renamed) => {
      queries.setQueryData(accountQuery(api).queryKey, renamed);
      announce('Practices see the new name.');
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    renaming.mutate(String(new FormData(event.currentTarget).get('name')));
  };
  return (
    <section className="panel" aria-labelledby="account">
      <h2 id="account">Your company</h2>
      <form onSubmit={submit}>
        {renaming.error && <Notice kind="error">{vendorSentence(renaming.error)}</Notice>}
        <Field
          label="Name"
          name="name"
          required
          defaultValue={account.name}
          hint="Practices see it, with your e-mail address, when you ask for access."
          message={fieldMessages(renaming.error)['/name']}
          autoComplete="organization"
        />
        <div className="actions">
          <button type="submit" disabled={renaming.isPending}>
            Save
          </button>
        </div>
      </form>
    </section>
  );
}
