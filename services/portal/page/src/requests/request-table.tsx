import { LogTable } from '../code/log-table.tsx';
import { timeText } from '../practices/texts.ts';
import { styleOf } from '../usage/texts.ts';
import type { LoggedRequest } from '../usage/usage-api.ts';

interface RequestTableProps {
  readonly items: readonly LoggedRequest[];
  /** Whether there is nothing older. */
  readonly isWhole: boolean;
}

export function RequestTable({ items, isWhole }: RequestTableProps) {
  if (items.length === 0) return <p className="hint">{isWhole ? 'None.' : 'None among the latest.'}</p>;
  return (
    <LogTable label="Request log" columns={['Received', 'Answer', 'Request', 'Key']}>
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
    </LogTable>
  );
}
