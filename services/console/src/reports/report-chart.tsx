import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts';

export interface ChartedGroup {
  readonly group: string;
  readonly value: number;
  readonly before?: number | undefined;
}

/** Bars of each group, beside those of the period before. Filled and outlined, so that paper without color tells them apart. The table has
 *  the same numbers: whoever does not see is not told them twice. */
export function ReportChart({ groups, width }: { readonly groups: readonly ChartedGroup[]; readonly width: number }) {
  const hasBefore = groups.some(({ before }) => before !== undefined);
  return (
    <div aria-hidden="true" className="report-chart">
      <BarChart
        data={[...groups]}
        width={width}
        height={260}
        accessibilityLayer={false}
        margin={{ top: 8, right: 8, bottom: 8, left: 8 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="group" interval="preserveStartEnd" stroke="var(--text)" />
        <YAxis stroke="var(--text)" width={48} />
        {hasBefore && (
          <Bar
            dataKey="before"
            fill="transparent"
            stroke="var(--text)"
            strokeDasharray="3 2"
            isAnimationActive={false}
          />
        )}
        <Bar dataKey="value" fill="var(--accent)" stroke="var(--text)" isAnimationActive={false} />
      </BarChart>
    </div>
  );
}
