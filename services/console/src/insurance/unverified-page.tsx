import { Notice } from '@frontdesk/ui/components/notice';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type UnverifiedAppointment, useDesk } from '../desk/desk.ts';
import { insurancePlansOf, unverifiedOn } from '../desk/insurance-queries.ts';
import type { Place } from '../desk/use-place.ts';
import { addDays, dayOf, dayText, timeText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { DayInput } from '../ui/day-input.tsx';
import { ReadProblem } from '../ui/read-problem.tsx';
import { useShortcut } from '../ui/shortcuts.ts';
import { UnverifiedRow } from './unverified-row.tsx';
import '../styles/insurance.css';

interface UnverifiedPageProps {
  /** Undefined: tomorrow. */
  readonly day: string | undefined;
  readonly goTo: (place: Place) => void;
}

/** Who is expected and not known to be covered: tomorrow's patients, or those of another day. Whom somebody verifies here stays on the list
 *  with what the payer says. */
export function UnverifiedPage({ day: asked, goTo }: UnverifiedPageProps) {
  const desk = useDesk();
  const { timeZone } = desk.practice;
  const tomorrow = addDays(dayOf(useNow(30_000), timeZone), 1);
  const day = asked ?? tomorrow;
  const show = (shown: string | undefined): void =>
    goTo({ page: 'insurance', day: shown === tomorrow ? undefined : shown });
  useShortcut('[', () => show(addDays(day, -1)));
  useShortcut(']', () => show(addDays(day, 1)));
  return (
    <section aria-labelledby="insurance-heading">
      <div className="page-header">
        <h1 id="insurance-heading" tabIndex={-1}>
          {day === tomorrow ? 'Not verified for tomorrow' : 'Not verified'}
        </h1>
        <fieldset className="button-group">
          <legend className="visually-hidden">Choose a day</legend>
          <button type="button" onClick={() => show(addDays(day, -1))} aria-label="Previous day">
            ‹
          </button>
          <button type="button" onClick={() => show(undefined)} disabled={day === tomorrow}>
            Tomorrow
          </button>
          <button type="button" onClick={() => show(addDays(day, 1))} aria-label="Next day">
            ›
          </button>
          <DayInput aria-label="Go to day" value={day} show={show} />
        </fieldset>
      </div>
      <p className="hint">{dayText(day)}</p>
      <UnverifiedList key={day} day={day} />
    </section>
  );
}

function UnverifiedList({ day }: { readonly day: string }) {
  const desk = useDesk();
  const { timeZone } = desk.practice;
  const { data, error, dataUpdatedAt, refetch } = useQuery(unverifiedOn(desk, day));
  const plans = useQuery(insurancePlansOf(desk));
  const [verifiedHere, setVerifiedHere] = useState<ReadonlyMap<string, UnverifiedAppointment>>(new Map());
  const rows = data && withVerifiedHere(data, verifiedHere);
  return (
    <>
      {error && (
        <ReadProblem
          error={error}
          what="The list"
          asOf={data && timeText(dataUpdatedAt, timeZone)}
          tryAgain={() => void refetch()}
        />
      )}
      {!data && !error && <p className="hint">Reading the list …</p>}
      {plans.data?.length === 0 && (
        <Notice kind="info">This practice has listed no insurance plans, so no payer can be asked.</Notice>
      )}
      {data && (
        <p role="status" className="unverified-count">
          {countText(data.length)}
        </p>
      )}
      {rows && rows.length > 0 && (
        <ul className="unverified">
          {rows.map((item) => (
            <UnverifiedRow
              key={item.appointmentId}
              item={item}
              day={day}
              plans={plans.data ?? []}
              verifies={() => setVerifiedHere((before) => new Map(before).set(item.appointmentId, item))}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function withVerifiedHere(
  items: readonly UnverifiedAppointment[],
  verifiedHere: ReadonlyMap<string, UnverifiedAppointment>,
): UnverifiedAppointment[] {
  const listed = new Set(items.map(({ appointmentId }) => appointmentId));
  const gone = [...verifiedHere.values()].filter(({ appointmentId }) => !listed.has(appointmentId));
  return [...items, ...gone].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

function countText(count: number): string {
  if (count === 0) return 'Nobody is left: every patient who is expected on this day is covered.';
  return count === 1 ? '1 patient is not known to be covered.' : `${count} patients are not known to be covered.`;
}
