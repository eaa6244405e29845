import { Scrolled } from '../code/scrolled.tsx';
import { answerText, outcomeText, timeText } from './texts.ts';
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
    <Scrolled className="table-place" label="Deliveries of the last seven days">
      <table className="log">
        <thead>
          <tr>
            <th scope="col">Sent</th>
            <th scope="col">Outcome</th>
            <th scope="col">Event</th>
            <th scope="col">Answer</th>
            <th scope="col">Attempt</th>
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </Scrolled>
  );
}
