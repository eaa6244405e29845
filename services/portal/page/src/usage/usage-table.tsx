import { useState } from 'react';
import { Scrolled } from '../code/scrolled.tsx';
import { longDay, numberText } from './texts.ts';
import type { Counts, Usage } from './usage-api.ts';

interface Row extends Partial<Counts> {
  readonly name: string;
  readonly requests: number;
}

/** What requests are told apart by. */
const BY: readonly { readonly label: string; readonly rows: (usage: Usage) => readonly Row[] }[] = [
  {
    label: 'Key',
    rows: ({ keys }) => keys.map(({ keyId, name, ...counts }) => ({ name: name ?? `${keyId} (gone)`, ...counts })),
  },
  { label: 'Version', rows: ({ versions }) => versions.map(({ version: name, ...counts }) => ({ name, ...counts })) },
  {
    label: 'Route',
    rows: ({ routes }) => routes.map(({ method, route, ...counts }) => ({ name: `${method} ${route}`, ...counts })),
  },
  {
    label: 'Status',
    rows: ({ statuses }) => statuses.map(({ status, requests }) => ({ name: String(status), requests })),
  },
  {
    label: 'Day',
    rows: ({ days }) =>
      days
        .filter(({ requests }) => requests > 0)
        .toReversed()
        .map(({ day, ...counts }) => ({ name: longDay(day), ...counts })),
  },
];

/** Requests by key, version, route, status or day. */
export function UsageTable({ usage }: { readonly usage: Usage }) {
  const [by, setBy] = useState('Key');
  const rows = BY.find(({ label }) => label === by)?.rows(usage) ?? [];
  const isOfStatuses = by === 'Status';
  return (
    <>
      <fieldset className="languages">
        <legend className="visually-hidden">Requests by</legend>
        {BY.map(({ label }) => (
          <label key={label}>
            <input type="radio" name="by" checked={label === by} onChange={() => setBy(label)} />
            <span>By {label.toLowerCase()}</span>
          </label>
        ))}
      </fieldset>
      {rows.length === 0 ? (
        <p className="hint">No requests in these days.</p>
      ) : (
        <Scrolled className="table-place" label={`Requests by ${by.toLowerCase()}`}>
          <table className="log counts">
            <thead>
              <tr>
                <th scope="col">{by}</th>
                <th scope="col">Requests</th>
                {!isOfStatuses && (
                  <>
                    <th scope="col">Cached</th>
                    <th scope="col">4xx</th>
                    <th scope="col">5xx</th>
                    <th scope="col">Average</th>
                  </>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, requests, cached, clientErrors, serverErrors, averageMilliseconds }) => (
                <tr key={name}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  <td>{numberText(requests)}</td>
                  {!isOfStatuses && (
                    <>
                      <td>{numberText(cached ?? 0)}</td>
                      <td>{numberText(clientErrors ?? 0)}</td>
                      <td>{numberText(serverErrors ?? 0)}</td>
                      <td>{averageMilliseconds === undefined ? '–' : `${averageMilliseconds} ms`}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
    </>
  );
}
