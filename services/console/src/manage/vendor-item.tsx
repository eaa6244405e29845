import { Notice } from '@frontdesk/ui/components/notice';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk, type VendorSubscription } from '../desk/desk.ts';
import { vendorsKey } from '../desk/vendor-queries.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { VendorApproval } from './vendor-approval.tsx';
import { accessText } from './vendor-text.ts';

interface VendorItemProps {
  readonly subscription: VendorSubscription;
  /** The buttons may be gone: where the focus goes. */
  readonly decided: () => void;
}

const DECISIONS = {
  suspend: { button: 'Suspend', confirm: 'Keep this vendor out', done: 'is suspended' },
  resume: { button: 'Resume', confirm: 'Let this vendor in again', done: 'has access again' },
  end: { button: 'End', confirm: 'End the access for good', done: 'has no access any more' },
  decline: { button: 'Decline', confirm: 'Decline the request', done: 'is declined' },
} as const;
type Decision = keyof typeof DECISIONS;

const OPEN_TO: Record<VendorSubscription['status'], readonly Decision[]> = {
  requested: ['decline'],
  active: ['suspend', 'end'],
  suspended: ['resume', 'end'],
  ended: [],
};

/** One vendor, what it may do or asks for, and what a manager may decide, each after a confirmation. What vendors have typed is
 *  text. */
export function VendorItem({ subscription, decided }: VendorItemProps) {
  const { api, practice, announce } = useDesk();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Decision>();
  const { id, vendor, vendorEmail, status, asked } = subscription;
  const deciding = useMutation({
    mutationFn: (decision: Decision) => {
      const input = { path: { id: practice.id, subscriptionId: id } };
      if (decision === 'suspend') return api.suspendSubscription(input);
      return decision === 'resume' ? api.resumeSubscription(input) : api.endSubscription(input);
    },
    onSuccess: (_, decision) => {
      announce(`${vendor} ${DECISIONS[decision].done}.`);
      setAsking(undefined);
      decided();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: vendorsKey(practice.id) }),
  });
  return (
    <li>
      <p className="closure-line">
        <strong dir="auto">{vendor}</strong>
        {vendorEmail !== undefined && <span dir="auto">{vendorEmail}</span>}
        {status === 'suspended' && <span>Suspended</span>}
      </p>
      {asked?.purpose !== undefined && (
        <p className="purpose" dir="auto">
          “{asked.purpose}”
        </p>
      )}
      <p className="hint">
        {status === 'requested' ? 'Asks for this: ' : ''}
        {accessText(subscription)}
      </p>
      {deciding.error && <Notice kind="error">{plainSentence(deciding.error)}</Notice>}
      {status === 'requested' && <VendorApproval subscription={subscription} decided={decided} />}
      <div className="actions">
        {asking === undefined ? (
          OPEN_TO[status].map((decision) => (
            <button
              key={decision}
              type="button"
              aria-label={`${DECISIONS[decision].button}: ${vendor}`}
              onClick={() => setAsking(decision)}
            >
              {DECISIONS[decision].button}
            </button>
          ))
        ) : (
          <>
            <button
              ref={(button) => button?.focus()}
              type="button"
              className={asking === 'resume' ? 'primary' : 'danger'}
              onClick={() => !deciding.isPending && deciding.mutate(asking)}
            >
              {DECISIONS[asking].confirm}
            </button>
            <button type="button" onClick={() => setAsking(undefined)}>
              Leave as it is
            </button>
          </>
        )}
      </div>
    </li>
  );
}
