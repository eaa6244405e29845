import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { dayAndTimeText, shortDayText } from '../time/practice-time.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { type ChartedGroup, ReportChart } from './report-chart.tsx';
import { ReportFailed } from './report-failed.tsx';
import {
  ReportFailedError,
  type ReportQuestion,
  reportFile,
  reportOf,
  reportsOf,
  reportWithId,
} from './report-queries.ts';
import { headingOf, obstacleText, periodBefore, REPORTS, type Report, scaleOf, valueText } from './report-text.ts';

const CHART_WIDTH = 720;
const LOOK_MS = 500;

interface ReportViewProps {
  readonly question: ReportQuestion;
  readonly compare: boolean;
}

/** A report as a chart and a table, with the period before where that is asked for. */
export function ReportView({ question, compare }: ReportViewProps) {
  const desk = useDesk();
  const report = useQuery(reportOf(desk, question));
  const before = useQuery({ ...reportOf(desk, { ...question, ...periodBefore(question) }), enabled: compare });
  const client = useQueryClient();
  const error = report.error ?? before.error;
  if (error) return <ReadProblem error={error} what="The report" tryAgain={() => void report.refetch()} />;
  const failed = [report.data, before.data].find((data) => data?.status === 'failed');
  if (failed) {
    const askAnew = () => client.resetQueries({ queryKey: reportsOf(desk) });
    return <ReportFailed obstacle={failed.obstacle} tryAgain={() => void askAnew()} />;
  }
  const made = madeOf(report.data);
  const madeBefore = compare ? madeOf(before.data) : undefined;
  if (made === undefined || (compare && madeBefore === undefined)) {
    return (
      <p className="hint" role="status">
        {obstacleText(report.data?.obstacle ?? before.data?.obstacle)}
      </p>
    );
  }
  return <MadeReport report={made} before={madeBefore} question={question} />;
}

/** A report that was asked for before. */
export function StandingReport({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(reportWithId(useDesk(), id));
  if (error) return <ReadProblem error={error} what="The report" tryAgain={() => void refetch()} />;
  if (data?.status === 'failed') return <ReportFailed obstacle={data.obstacle} />;
  const made = madeOf(data);
  if (made === undefined) {
    return (
      <p className="hint" role="status">
        {obstacleText(data?.obstacle)}
      </p>
    );
  }
  return <MadeReport report={made} before={undefined} question={made} />;
}

const madeOf = (report: Report | undefined): Report | undefined =>
  report?.status === 'completed' ? report : undefined;

interface MadeReportProps {
  readonly report: Report;
  readonly before: Report | undefined;
  readonly question: ReportQuestion;
}

function MadeReport({ report, before, question }: MadeReportProps) {
  const { practice } = useDesk();
  const { columns = [], rows = [], link, asOf, type, from, to } = report;
  const groupColumns = columns.filter(({ unit }) => unit === 'group').length;
  const keyOf = (row: (typeof rows)[number]): string => JSON.stringify(row.slice(0, groupColumns));
  const rowsBefore = new Map((before?.rows ?? []).map((row) => [keyOf(row), row]));
  const charted = columns.findIndex(({ name }) => name === REPORTS[type].charted);
  const chartedColumn = columns[charted];
  const earlierRow = (row: (typeof rows)[number]) => rowsBefore.get(keyOf(row));
  const scale = scaleOf(
    rows.flatMap((row) => [Number(row[charted] ?? 0), Number(earlierRow(row)?.[charted] ?? 0)]),
    chartedColumn?.unit ?? '',
  );
  const groups: ChartedGroup[] = rows.map((row) => ({
    group: columns
      .slice(0, groupColumns)
      .map((column, index) => valueText(row[index] ?? null, column, practice))
      .join(', '),
    value: Number(row[charted] ?? 0) / scale.divisor,
    ...(before && { before: Number(earlierRow(row)?.[charted] ?? 0) / scale.divisor }),
  }));
  const period = `${shortDayText(from)} – ${shortDayText(to)}`;
  const earlier = before && `${shortDayText(before.from)} – ${shortDayText(before.to)}`;
  return (
    <section aria-labelledby="report-heading" className="report">
      <h2 id="report-heading">
        {REPORTS[type].label}, {period}
      </h2>
      <p className="hint">
        {asOf !== undefined && `As of ${dayAndTimeText(asOf, practice.timeZone)}. `}
        {earlier !== undefined && `Dashed bars and “before”: ${earlier}.`}
      </p>
      {link !== undefined ? (
        <p>This report has too many rows to show here ({(link.bytes / 1_000_000).toFixed(1)} MB). Save it as a file.</p>
      ) : rows.length === 0 ? (
        <p>There is nothing to count in these days.</p>
      ) : (
        <>
          {chartedColumn && (
            <p className="chart-title">
              {headingOf(chartedColumn)}
              {scale.unit !== '' && ` (${scale.unit})`}
            </p>
          )}
          <ReportChart groups={groups} width={CHART_WIDTH} />
          <table className="report-table">
            <caption className="visually-hidden">
              {REPORTS[type].label}, {period}
            </caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.name} scope="col">
                    {headingOf(column)}
                  </th>
                ))}
                {before && chartedColumn && <th scope="col">{headingOf(chartedColumn)}, before</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={keyOf(row)}>
                  {columns.map((column, index) => {
                    const text = valueText(row[index] ?? null, column, practice);
                    return index < groupColumns ? (
                      <th key={column.name} scope="row" dir="auto">
                        {text}
                      </th>
                    ) : (
                      <td key={column.name}>{text}</td>
                    );
                  })}
                  {before && chartedColumn && (
                    <td>{valueText(earlierRow(row)?.[charted] ?? null, chartedColumn, practice)}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <ReportActions question={question} />
    </section>
  );
}

function ReportActions({ question }: { readonly question: ReportQuestion }) {
  const desk = useDesk();
  const [problem, setProblem] = useState<unknown>();
  const save = async (): Promise<void> => {
    setProblem(undefined);
    try {
      const { type, groupBy, from, to } = question;
      const wait = () => new Promise<void>((resolve) => setTimeout(resolve, LOOK_MS));
      const link = document.createElement('a');
      link.href = await reportFile(desk, { type, groupBy, from, to }, wait);
      link.download = `${type}-${from}-${to}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <div className="report-actions">
      <button type="button" onClick={() => void save()}>
        Save as CSV
      </button>
      <button type="button" className="quiet" onClick={() => print()}>
        Print
      </button>
      {problem instanceof ReportFailedError && (
        <ReportFailed obstacle={problem.obstacle} tryAgain={() => void save()} />
      )}
      {problem !== undefined && !(problem instanceof ReportFailedError) && (
        <ReadProblem error={problem} what="The file" tryAgain={() => void save()} />
      )}
    </div>
  );
}
