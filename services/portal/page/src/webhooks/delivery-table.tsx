import { LogTable } from '../code/log-table.tsx';
import { timeText } from '../practices/texts.ts';
import { answerText, outcomeText } from './texts.ts';
import type { Delivery } from './webhooks-api.ts';

const STYLES: Readonly<Record<Delivery['outcome'], string>> = {
  delivered: 'active',
  retrying: 'suspended',
  failed: 'revoked',
};

/** What was sent to a webhook, attempt by attempt, the newest first. */
export function DeliveryTable({ attempts }: { readonly attempts: readonly Delivery[] }) {
  if (attempts.length === 0) return <p className="hint">Nothing in the last seven days.</p>;
  return (
    <LogTable label="Deliveries of the last seven days" columns={['Sent', 'Outcome', 'Event', 'Answer', 'Attempt']}>
      {attempts.map((delivery) => (
        <tr key={`${delivery.eventId} ${delivery.attempt} ${delivery.at}`}>
          <td>
            <time dateTime={delivery.at}>{timeText(delivery.at)}</time>
          </td>
          <td>
            <span className={`tag ${STYLES[delivery.outcome]}`}>{outcomeText(delivery)}</span>
          </td>
          <th scope="row">
            {delivery.type}
            {delivery.seq !== undefined && ` · seq ${delivery.seq}`}
            <code className="id">{delivery.eventId}</code>
          </th>
          <td>
            {answerText(delivery)} <span className="hint">in {delivery.milliseconds} ms</span>
          </td>
          <td>{delivery.attempt}</td>
        </tr>
      ))}
    </LogTable>
  );
}
