import { Scrolled } from '../code/scrolled.tsx';
import { styleOf } from '../usage/texts.ts';
import type { LoggedRequest } from '../usage/usage-api.ts';
import { timeText } from '../webhooks/texts.ts';

interface RequestTableProps {
  readonly items: readonly LoggedRequest[];
  /** Whether there is nothing older. */
  readonly isWhole: boolean;
}

export function RequestTable({ items, isWhole }: RequestTableProps) {
  if (items.length === 0) return <p className="hint">{isWhole ? 'None.' : 'None among the latest.'}</p>;
  return (
    <Scrolled className="table-place" label="Request log">
      <table className="log">
        <thead>
          <tr>
            <th scope="col">Received</th>
            <th scope="col">Answer</th>
            <th scope="col">Request</th>
            <th scope="col">Key</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, at, status, code, method, route, milliseconds, cached, keyId, keyName }) => (
            <tr key={id}>
              <td>
                <time dateTime={at}>{timeText(at)}</time>
              </td>
              <td>
                <span className={`tag ${styleOf(status)}`}>{status}</span> {code}{' '}
                <span className="hint">{cached ? 'from the cache' : `in ${milliseconds} ms`}</span>
              </td>
              <th scope="row">
                {method} {route}
                <code className="id">{id}</code>
              </th>
              <td>
                <bdi>{keyName ?? keyId}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
