import { Notice } from '@frontdesk/ui/components/notice';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk, type VendorSubscription } from '../desk/desk.ts';
import { vendorsKey } from '../desk/vendor-queries.ts';
import { useSaving } from './use-saving.ts';
import { plansUpTo, planText, scopeText } from './vendor-text.ts';

interface VendorApprovalProps {
  readonly subscription: VendorSubscription;
  readonly decided: () => void;
}

type Scope = VendorSubscription['scopes'][number];

/** Gives a vendor what it asks for, or less: a manager takes away what the vendor does not need. */
export function VendorApproval({ subscription, decided }: VendorApprovalProps) {
  const { api, practice, announce } = useDesk();
  const queries = useQueryClient();
  const { id, vendor, plan: asked, scopes: askedScopes } = subscription;
  const [plan, setPlan] = useState(asked);
  const [scopes, setScopes] = useState<readonly Scope[]>(askedScopes);
  const saving = useSaving({
    save: () =>
      api.approveSubscription({
        path: { id: practice.id, subscriptionId: id },
        body: { plan, scopes: [...scopes] },
      }),
    saved: async () => {
      announce(`${vendor} has access.`);
      decided();
      await queries.invalidateQueries({ queryKey: vendorsKey(practice.id) });
    },
  });
  return (
    <form ref={saving.form} onSubmit={saving.submit} className="vendor-approval">
      <fieldset>
        <legend>What it may do</legend>
        {askedScopes.map((scope) => (
          <label key={scope} className="check">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              // The least that a key opens.
              disabled={scope === 'slots:read'}
              onChange={({ target }) =>
                setScopes(target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))
              }
            />
            {scopeText(scope)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>How much</legend>
        {plansUpTo(asked).map((each) => (
          <label key={each} className="check">
            <input type="radio" name={`plan-${id}`} checked={plan === each} onChange={() => setPlan(each)} />
            {planText(each)}
          </label>
        ))}
      </fieldset>
      {saving.sentence !== undefined && <Notice kind="error">{saving.sentence}</Notice>}
      <button type="submit" className="primary" aria-label={`Approve: ${vendor}`}>
        Approve
      </button>
    </form>
  );
}
