import { useId, useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { usePlace } from '../desk/use-place.ts';
import { addDays, dayOf } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';
import { DayInput } from '../ui/day-input.tsx';
import { ReportFields } from './report-fields.tsx';
import type { ReportQuestion } from './report-queries.ts';
import { ReportView, StandingReport } from './report-view.tsx';
import { WeeklyReportPart } from './weekly-report.tsx';
import '../styles/reports.css';

const FIRST_DAYS = 28;

/** What a manager can count: which report, over which days, grouped by what. */
export function Reports() {
  const { practice } = useDesk();
  const [firstId, lastId] = [useId(), useId()];
  const [question, setQuestion] = useState<ReportQuestion>(() => {
    const yesterday = addDays(dayOf(now(), practice.timeZone), -1);
    return { type: 'utilization', groupBy: 'provider', from: addDays(yesterday, 1 - FIRST_DAYS), to: yesterday };
  });
  const [compare, setCompare] = useState(false);
  const [asked, setAsked] = useState<ReportQuestion>();
  const [place, goTo] = usePlace();
  const record = place.page === 'manage' ? place.record : undefined;
  const isInOrder = question.from <= question.to;
  const change = (part: Partial<ReportQuestion>): void => setQuestion({ ...question, ...part });
  return (
    <>
      <form
        aria-label="Report"
        className="form-row report-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isInOrder) return;
          setAsked(question);
          if (record !== undefined) goTo({ page: 'manage', part: 'reports' });
        }}
      >
        <ReportFields chosen={question} change={change} />
        <label htmlFor={firstId}>
          First day
          <DayInput id={firstId} value={question.from} show={(from) => change({ from })} />
        </label>
        <label htmlFor={lastId}>
          Last day
          <DayInput id={lastId} value={question.to} show={(to) => change({ to })} />
        </label>
        <label className="check">
          <input type="checkbox" checked={compare} onChange={({ target }) => setCompare(target.checked)} />
          With the period before
        </label>
        <button type="submit">Show</button>
      </form>
      {!isInOrder && <p role="alert">The last day is before the first day.</p>}
      {record !== undefined ? (
        <StandingReport key={record} id={record} />
      ) : (
        asked !== undefined && <ReportView key={JSON.stringify(asked)} question={asked} compare={compare} />
      )}
      <WeeklyReportPart />
    </>
  );
}
