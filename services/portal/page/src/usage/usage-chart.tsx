import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { shortDay } from './texts.ts';
import type { Usage } from './usage-api.ts';

const HEIGHT = 240;

/** Requests by day, those that failed on top. The table has the same numbers: whoever does not see is not told them twice. */
export function UsageChart({ days }: { readonly days: Usage['days'] }) {
  const data = days.map(({ day, requests, clientErrors, serverErrors }) => ({
    ...{ day: shortDay(day), clientErrors, serverErrors },
    answered: requests - clientErrors - serverErrors,
  }));
  const bar = { stackId: 'requests', isAnimationActive: false } as const;
  return (
    <div aria-hidden="true" className="usage-chart">
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 280, height: HEIGHT }}>
        <BarChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="day" interval="preserveStartEnd" minTickGap={24} stroke="var(--text-soft)" />
          <YAxis allowDecimals={false} stroke="var(--text-soft)" width={44} />
          <Bar dataKey="answered" fill="var(--accent)" {...bar} />
          <Bar dataKey="clientErrors" fill="var(--warn)" stroke="var(--surface)" {...bar} />
          <Bar dataKey="serverErrors" fill="var(--bad)" stroke="var(--surface)" {...bar} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
