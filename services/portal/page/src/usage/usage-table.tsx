import { useState } from 'react';
import { LogTable } from '../code/log-table.tsx';
import { longDay, numberText } from './texts.ts';
import type { Counts, Usage } from './usage-api.ts';

interface Row extends Partial<Counts> {
  readonly name: string;
  /** Where names are chosen by people: two may be the same, as those of a key and of what replaced it are. */
  readonly id?: string;
  readonly requests: number;
}

/** What requests are told apart by. */
const BY: readonly { readonly label: string; readonly rows: (usage: Usage) => readonly Row[] }[] = [
  {
    label: 'Key',
    rows: ({ keys }) => keys.map(({ keyId: id, name = 'A key that is gone', ...counts }) => ({ id, name, ...counts })),
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
        <LogTable
          label={`Requests by ${by.toLowerCase()}`}
          columns={[by, 'Requests', ...(isOfStatuses ? [] : ['Cached', '4xx', '5xx', 'Average'])]}
          isOfNumbers
        >
          {rows.map(({ id, name, requests, cached, clientErrors, serverErrors, averageMilliseconds }) => (
            <tr key={id ?? name}>
              <th scope="row">
                <bdi>{name}</bdi>
                {id !== undefined && <code className="id">{id}</code>}
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
        </LogTable>
      )}
    </>
  );
}
