import { Notice } from '@frontdesk/ui/components/notice';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { NotRead } from '../errors/not-read.tsx';
import { usePortal } from '../frame/portal.ts';
import type { Subscription } from '../portal-api.ts';
import { instantText, timeText } from '../practices/texts.ts';
import { longDay, numberText, quotaWarning } from './texts.ts';
import type { Usage as Used } from './usage-api.ts';
import { usageQuery } from './usage-queries.ts';
import { UsageTable } from './usage-table.tsx';
import { Version1Callers } from './version-1-callers.tsx';

// The charts' library is as big as the portal: it comes when there is something to draw.
const UsageChart = lazy(async () => ({ default: (await import('./usage-chart.tsx')).UsageChart }));

const PERIODS = [7, 30, 90];

/** What a subscription was used for: today against its plan, and the days before in a chart and a table. */
export function Usage({ subscription }: { readonly subscription: Subscription }) {
  const { api } = usePortal();
  const [days, setDays] = useState(30);
  const usage = useQuery(usageQuery(api.usage, subscription.id, days));
  if (usage.error && usage.data === undefined) {
    return <NotRead error={usage.error} what="The usage" tryAgain={() => void usage.refetch()} />;
  }
  return (
    <>
      {usage.data && <Today quota={usage.data.quota} />}
      {usage.data && <Version1Callers {...usage.data.version1} />}
      <section className="panel" aria-labelledby="usage">
        <div className="form-row between">
          <h2 id="usage">Requests</h2>
          <label className="period">
            <span className="visually-hidden">Period</span>
            <select value={days} onChange={({ target }) => setDays(Number(target.value))}>
              {PERIODS.map((count) => (
                <option key={count} value={count}>
                  The last {count} days
                </option>
              ))}
            </select>
          </label>
        </div>
        {usage.data === undefined ? <p className="hint">Reading …</p> : <Counted usage={usage.data} />}
      </section>
    </>
  );
}

function Today({ quota }: { readonly quota: Used['quota'] }) {
  const warning = quotaWarning(quota);
  const { used, quota: most, resetsAt, plan } = quota;
  return (
    <>
      {warning !== undefined && <Notice kind={quota.warning === 100 ? 'error' : 'info'}>{warning}</Notice>}
      <section className="panel" aria-labelledby="today">
        <h2 id="today">Today</h2>
        <p>
          <strong className="figure">{numberText(used)}</strong>{' '}
          {most === undefined ? (
            <>requests. The plan {plan} has no daily quota.</>
          ) : (
            <>
              of {numberText(most)} requests, the quota of the plan {plan}. It begins anew on {instantText(resetsAt)}.
            </>
          )}
        </p>
        {most !== undefined && (
          <meter
            aria-label="Used of today’s quota"
            min={0}
            max={most}
            low={most * 0.8}
            high={most * 0.999}
            optimum={0}
            value={Math.min(used, most)}
          />
        )}
      </section>
    </>
  );
}

function Counted({ usage }: { readonly usage: Used }) {
  const { total, days, from, to, asOf } = usage;
  const figures = [
    { label: 'Requests', text: numberText(total.requests) },
    { label: 'Answered from the cache', text: numberText(total.cached) },
    { label: 'Too many (429)', text: numberText(total.throttled) },
    { label: 'Refused (4xx)', text: numberText(total.clientErrors) },
    { label: 'Our failures (5xx)', text: numberText(total.serverErrors) },
    {
      label: 'On average',
      text: total.averageMilliseconds === undefined ? '–' : `${numberText(total.averageMilliseconds)} ms`,
    },
  ];
  return (
    <>
      <p className="hint">
        {longDay(from)} to {longDay(to)}, days of UTC. As of {timeText(asOf)}; a request is counted within a minute.
      </p>
      <dl className="figures">
        {figures.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {total.requests > 0 && (
        <>
          <Suspense fallback={<div className="usage-chart" />}>
            <UsageChart days={days} />
          </Suspense>
          <p className="hint legend" aria-hidden="true">
            <span className="answered">Answered</span> <span className="refused">4xx</span>{' '}
            <span className="failed">5xx</span>
          </p>
        </>
      )}
      <UsageTable usage={usage} />
    </>
  );
}
