import { Dialog } from '@frontdesk/ui/components/dialog';
import { Field } from '@frontdesk/ui/components/field';
import { Notice } from '@frontdesk/ui/components/notice';
import { fieldMessages, hasCode } from '@frontdesk/ui/errors/problem';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { vendorSentence } from '../errors/vendor-sentence.ts';
import { usePortal } from '../frame/portal.ts';
import { subscriptionsQuery } from '../frame/portal-queries.ts';
import { type AccessRequest, type PlanName, SCOPES, type Subscription } from '../portal-api.ts';
import { SCOPE_TEXTS } from './texts.ts';

const PLANS: readonly { readonly plan: PlanName; readonly text: string }[] = [
  { plan: 'small', text: 'Small: 1,000 requests a day' },
  { plan: 'large', text: 'Large: 50,000 requests a day' },
  { plan: 'enterprise', text: 'Enterprise: no daily quota' },
];
const USUAL: readonly string[] = ['slots:read', 'appointments:read', 'appointments:write'];

interface AccessDialogProps {
  readonly close: () => void;
  readonly asked: (subscription: Subscription) => void;
}

/** Asks a practice for access. */
export function AccessDialog({ close, asked }: AccessDialogProps) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: (request: AccessRequest) => api.requestAccess(request),
    onSuccess: async (subscription) => {
      const { queryKey } = subscriptionsQuery(api);
      // The list may be read from an index that does not have the new one yet.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, (list) => {
        // One that has ended may be asked for again.
        const others = list?.items.filter(({ id }) => id !== subscription.id);
        return others && { ...list, items: [subscription, ...others] };
      });
      asked(subscription);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const purpose = String(form.get('purpose')).trim();
    asking.mutate({
      practiceId: String(form.get('practiceId')).trim(),
      plan: PLANS.find(({ plan }) => plan === form.get('plan'))?.plan ?? 'small',
      // Every key may find free times.
      scopes: SCOPES.filter((scope) => scope === 'slots:read' || form.has(scope)),
      ...(purpose !== '' && { purpose }),
    });
  };
  const messages = fieldMessages(asking.error);
  return (
    <Dialog
      title="Ask for access"
      onClose={close}
      problem={asking.error && <Notice kind="error">{sentenceOf(asking.error)}</Notice>}
    >
      <form onSubmit={submit}>
        <Field
          label="Practice"
          name="practiceId"
          required
          autoComplete="off"
          spellCheck={false}
          hint="The id that the practice gave you, such as p001."
          message={messages['/practiceId']}
        />
        <label>
          Plan
          <select name="plan">
            {PLANS.map(({ plan, text }) => (
              <option key={plan} value={plan}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="scopes">
          <legend>What your keys may do</legend>
          {SCOPES.map((scope) => (
            <label key={scope} className="check">
              <input
                type="checkbox"
                name={scope}
                defaultChecked={USUAL.includes(scope)}
                disabled={scope === 'slots:read'}
              />
              {SCOPE_TEXTS[scope]} <code>{scope}</code>
            </label>
          ))}
        </fieldset>
        <label>
          What for
          <textarea name="purpose" rows={3} maxLength={500} placeholder="Online booking on the practice’s website" />
        </label>
        <div className="actions">
          <button type="submit" className="primary" disabled={asking.isPending}>
            {asking.isPending ? 'Asking …' : 'Ask'}
          </button>
          <button type="button" onClick={close}>
            Not now
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const sentenceOf = (error: unknown): string =>
  hasCode(error, 'STATUS_CONFLICT')
    ? 'You have asked this practice already. Its answer is on the page of the practice.'
    : hasCode(error, 'NOT_FOUND')
      ? 'There is no practice of that id. Ask the practice for it.'
      : vendorSentence(error);
