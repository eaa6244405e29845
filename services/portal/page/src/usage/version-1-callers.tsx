import { LogTable } from '../code/log-table.tsx';
import { longDay, numberText } from './texts.ts';
import type { Usage } from './usage-api.ts';

/** What still calls version 1, and until when that works. Nothing where nothing does. */
export function Version1Callers({ sunsetAt, callers }: Usage['version1']) {
  if (callers.length === 0) return null;
  const isOver = Date.parse(sunsetAt) <= Date.now();
  return (
    <section className="panel" aria-labelledby="version-1">
      <h2 id="version-1">
        Version 1 is still called{' '}
        <span className="tag deprecated">
          {isOver ? 'ended' : 'ends'} {longDay(sunsetAt)}
        </span>
      </h2>
      <p>
        {isOver ? 'Its requests are answered 410.' : 'After that day its requests are answered 410.'}{' '}
        <a href="#/docs/from-v1">Move to version 2</a>: five routes, and what changes in each.
      </p>
      <LogTable label="What calls version 1" columns={['Request', 'Requests', 'Key', 'Last on']} isOfNumbers>
        {callers.map(({ keyId, name, method, route, requests, lastDay }) => (
          <tr key={`${keyId} ${method} ${route}`}>
            <th scope="row">
              {method} {route}
            </th>
            <td>{numberText(requests)}</td>
            <td>
              <bdi>{name ?? keyId}</bdi>
            </td>
            <td>{longDay(lastDay)}</td>
          </tr>
        ))}
      </LogTable>
    </section>
  );
}
