import { useQuery } from '@tanstack/react-query';
import { type InsurancePlan, useDesk } from '../desk/desk.ts';
import { insurancePlansOf } from '../desk/insurance-queries.ts';
import { ReadProblem } from '../ui/read-problem.tsx';

const TYPES: Record<InsurancePlan['type'], string> = {
  medical: 'Medical',
  dental: 'Dental',
  mental: 'Mental health',
  vision: 'Vision',
};

/** The insurance plans that the practice takes, by payer. They come from the operator: nothing is changed here. */
export function InsurancePlans() {
  const { data, error, refetch } = useQuery(insurancePlansOf(useDesk()));
  if (error) return <ReadProblem error={error} what="The insurance plans" tryAgain={() => void refetch()} />;
  if (data === undefined) return <p className="hint">Reading …</p>;
  if (data.length === 0) return <p className="hint">No plans are listed yet. Your Frontdesk operator lists them.</p>;
  return (
    <>
      <p className="hint">The plans that this practice takes. Your Frontdesk operator changes the list.</p>
      {[...Map.groupBy(data, ({ payerId }) => payerId)].map(([payerId, plans]) => (
        <section key={payerId} className="panel" aria-labelledby={`payer-${payerId}`}>
          <h2 id={`payer-${payerId}`} dir="auto">
            {plans[0]?.payerName}
          </h2>
          <ul className="plan-list">
            {plans.map(({ planId, name, alias = [], type }) => (
              <li key={planId}>
                <strong dir="auto">{name}</strong> · {TYPES[type]}
                {alias.length > 0 && (
                  <span className="hint" dir="auto">
                    {' '}
                    also {alias.join(', ')}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
