import { hasCode } from '@frontdesk/ui/errors/problem';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { plainSentence } from '../errors/plain-sentence.ts';

interface Saving<Saved> {
  readonly save: () => Promise<Saved>;
  readonly saved: (saved: Saved) => void | Promise<void>;
  /** Somebody else's change came first: read it. */
  readonly stale?: () => void;
}

/** One save of a form. `sentence`: what went wrong with it as a whole; `form`: for the form, whose first field that is refused gets
 *  the focus. Its button is never disabled, since that would take the focus away; it saves once at a time. */
export function useSaving<Saved>({ save, saved, stale }: Saving<Saved>) {
  const mutation = useMutation({
    mutationFn: save,
    onSuccess: saved,
    onError: (error) => {
      if (hasCode(error, 'STALE_VERSION')) stale?.();
    },
  });
  const { error } = mutation;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [error]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!mutation.isPending) mutation.mutate();
  };
  return { ...mutation, form, submit, sentence: error === null ? undefined : plainSentence(error) };
}
