import { lazy, Suspense } from 'react';
import { useDesk } from '../desk/desk.ts';
import { hashOf } from '../desk/use-place.ts';
import { AppointmentTypes } from './appointment-types.tsx';
import { Closures } from './closures.tsx';
import { InsurancePlans } from './insurance-plans.tsx';
import { OpeningHours } from './opening-hours.tsx';
import { PracticeDetails } from './practice-details.tsx';
import { Vendors } from './vendors.tsx';
import '../styles/manage.css';

// Charts are large, and few look at them.
const Reports = lazy(async () => ({ default: (await import('../reports/reports.tsx')).Reports }));

const PARTS = [
  { part: 'hours', label: 'Opening hours', Shown: OpeningHours },
  { part: 'closures', label: 'Closed times', Shown: Closures },
  { part: 'types', label: 'Appointment types', Shown: AppointmentTypes },
  { part: 'insurance', label: 'Insurance plans', Shown: InsurancePlans },
  { part: 'vendors', label: 'Vendors', Shown: Vendors },
  { part: 'reports', label: 'Reports', Shown: Reports },
  { part: 'practice', label: 'Practice', Shown: PracticeDetails },
] as const;

/** What a manager decides: when providers see patients, when they do not, and for what; whose insurance the practice takes,
 *  which vendors reach it, and what it is called; and what there is to count. */
export function ManagePage({ part }: { readonly part: string | undefined }) {
  const { practice } = useDesk();
  const chosen = PARTS.find((one) => one.part === part) ?? PARTS[0];
  return (
    <section aria-labelledby="manage-heading" className="manage">
      <div className="page-header">
        <h1 id="manage-heading" tabIndex={-1}>
          {chosen.label}
        </h1>
        <p className="hint" dir="auto">
          {practice.displayName ?? practice.id} · times of {practice.timeZone}
        </p>
      </div>
      <nav aria-label="Manage" className="parts">
        {PARTS.map(({ part: each, label }) => (
          <a
            key={each}
            href={hashOf({ page: 'manage', part: each })}
            aria-current={each === chosen.part ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <Suspense fallback={<p className="hint">Opening …</p>}>
        <chosen.Shown />
      </Suspense>
    </section>
  );
}
