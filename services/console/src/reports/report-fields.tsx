import { GROUPINGS, REPORTS, type ReportGrouping, type ReportType } from './report-text.ts';

interface Chosen {
  readonly type: ReportType;
  readonly groupBy: ReportGrouping;
}

interface ReportFieldsProps {
  readonly chosen: Chosen;
  readonly change: (chosen: Partial<Chosen>) => void;
}

/** Which report, and by what it counts: one of the report's own groupings. */
export function ReportFields({ chosen, change }: ReportFieldsProps) {
  return (
    <>
      <label>
        Report
        <select
          value={chosen.type}
          onChange={({ target }) => {
            const type = target.value as ReportType;
            change({ type, groupBy: REPORTS[type].groupings[0] ?? chosen.groupBy });
          }}
        >
          {Object.entries(REPORTS).map(([type, { label }]) => (
            <option key={type} value={type}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        By
        <select value={chosen.groupBy} onChange={({ target }) => change({ groupBy: target.value as ReportGrouping })}>
          {REPORTS[chosen.type].groupings.map((grouping) => (
            <option key={grouping} value={grouping}>
              {GROUPINGS[grouping]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
