import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useDesk, type VendorSubscription } from '../desk/desk.ts';
import { vendorsOf } from '../desk/vendor-queries.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { VendorItem } from './vendor-item.tsx';

const GROUPS: readonly { heading: string; statuses: readonly VendorSubscription['status'][] }[] = [
  { heading: 'Ask for access', statuses: ['requested'] },
  { heading: 'Have access', statuses: ['active', 'suspended'] },
  { heading: 'Ended', statuses: ['ended'] },
];

/** The vendors whose software reaches the practice, or asks to: managers decide. */
export function Vendors() {
  const { data, error, refetch } = useQuery(vendorsOf(useDesk()));
  const top = useRef<HTMLParagraphElement>(null);
  if (error) return <ReadProblem error={error} what="The vendors" tryAgain={() => void refetch()} />;
  if (data === undefined) return <p className="hint">Reading …</p>;
  return (
    <>
      <p className="hint" ref={top} tabIndex={-1}>
        {data.length === 0
          ? 'No vendor asks for access yet. Vendors ask at the developer portal with the id of your practice.'
          : 'Software of other companies that books, reads appointments or asks payers in your name. Names and purposes are the vendors’ own words; their addresses are verified.'}
      </p>
      {GROUPS.map(({ heading, statuses }) => {
        const items = data.filter(({ status }) => statuses.includes(status));
        if (items.length === 0) return null;
        const id = `vendors-${statuses[0]}`;
        return (
          <section key={heading} className="panel" aria-labelledby={id}>
            <h2 id={id}>{heading}</h2>
            <ul className="closure-list">
              {items.map((subscription) => (
                <VendorItem key={subscription.id} subscription={subscription} decided={() => top.current?.focus()} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
