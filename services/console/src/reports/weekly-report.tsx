import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { hashOf } from '../desk/use-place.ts';
import { type WeeklyReport, weeklyReportKey, weeklyReportOf } from '../desk/weekly-report-queries.ts';
import { SavingProblem } from '../manage/form-parts.tsx';
import { useSaving } from '../manage/use-saving.ts';
import { dayAndTimeText, hourText } from '../time/practice-time.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { ReportFields } from './report-fields.tsx';
import { WEEKDAYS } from './report-text.ts';

type Chosen = Pick<WeeklyReport, 'type' | 'groupBy' | 'weekday' | 'hour'>;

const USUAL: Chosen = { type: 'utilization', groupBy: 'provider', weekday: 'mon', hour: 8 };
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Which report the practice gets each week. */
export function WeeklyReportPart() {
  const desk = useDesk();
  const { data, error, refetch } = useQuery(weeklyReportOf(desk));
  if (error) return <ReadProblem error={error} what="The weekly report" tryAgain={() => void refetch()} />;
  if (data === undefined) return null;
  return <WeeklyReportForm key={data?.nextAt ?? 'none'} standing={data} />;
}

function WeeklyReportForm({ standing }: { readonly standing: WeeklyReport | null }) {
  const { api, practice, announce } = useDesk();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>(standing ?? USUAL);
  const change = (part: Partial<Chosen>): void => setChosen({ ...chosen, ...part });
  const path = { id: practice.id };
  const show = (weekly: WeeklyReport | null): void => {
    queries.setQueryData(weeklyReportKey(practice.id), weekly);
  };
  const saving = useSaving({
    save: () => {
      const { type, groupBy, weekday, hour } = chosen;
      return api.replaceWeeklyReport({ path, body: { type, groupBy, weekday, hour, format: 'json' } });
    },
    saved: (weekly) => {
      show(weekly);
      announce('Weekly report saved.');
    },
  });
  const ending = useMutation({
    mutationFn: () => api.deleteWeeklyReport({ path }),
    onSuccess: () => {
      show(null);
      announce('There is no weekly report any more.');
    },
  });
  return (
    <form ref={saving.form} aria-label="Weekly report" className="panel weekly-report" onSubmit={saving.submit}>
      <h2>Every week</h2>
      <p className="hint">
        {standing === null
          ? 'The practice gets no weekly report.'
          : `The next one is made on ${dayAndTimeText(standing.nextAt, practice.timeZone)}, over the seven days before.`}
        {standing?.lastReportId !== undefined && (
          <>
            {' '}
            <a href={hashOf({ page: 'manage', part: 'reports', record: standing.lastReportId })}>Show the last one</a>
          </>
        )}
      </p>
      <SavingProblem saving={saving} isShown={() => false} />
      {ending.error !== null && (
        <ReadProblem error={ending.error} what="The weekly report" tryAgain={() => ending.mutate()} />
      )}
      <div className="form-row report-form">
        <ReportFields chosen={chosen} change={change} />
        <label>
          Day
          <select
            value={chosen.weekday}
            onChange={({ target }) => change({ weekday: target.value as Chosen['weekday'] })}
          >
            {Object.entries(WEEKDAYS).map(([weekday, label]) => (
              <option key={weekday} value={weekday}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          Hour
          <select value={chosen.hour} onChange={({ target }) => change({ hour: Number(target.value) })}>
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>
                {hourText(hour * 60)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{saving.isPending ? 'Saving …' : 'Save'}</button>
        {standing !== null && (
          <button type="button" className="quiet" onClick={() => ending.mutate()}>
            No weekly report
          </button>
        )}
      </div>
    </form>
  );
}
