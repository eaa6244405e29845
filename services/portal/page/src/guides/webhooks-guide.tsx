import { CodeBlock } from '../code/code-block.tsx';
import type { GuideProps } from './guide-props.ts';

const DELIVERY = `POST /your/endpoint HTTP/1.1
webhook-id: evt_00000000000000000000000000000042
webhook-timestamp: 1788253200
webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=

{"type": "appointment.booked", "timestamp": "2026-09-01T09:00:00Z", "data": {"epoch": "…", "seq": 42, …}}`;

const VERIFY = `import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET); // whsec_…
app.post('/your/endpoint', express.raw({ type: '*/*' }), (request, response) => {
  const event = webhook.verify(request.body, request.headers); // throws when it is not ours
  queue.add(event); // answer first, work later
  response.sendStatus(204);
});`;

export function WebhooksGuide(_props: GuideProps) {
  return (
    <>
      <p className="lead">
        Events are numbered without gaps. The push is a hint that something happened; the list of events is the truth.
      </p>
      <h2>Name your endpoint</h2>
      <p>
        Open a practice under <a href="#/practices">Practices and keys</a>, then Webhooks, then Add a webhook. Keep the
        secret: it is shown once. Send a test event, and see there what came of it. Programs do the same with{' '}
        <code>POST /v2/webhooks</code>, <code>/test</code> and <code>/deliveries</code>.
      </p>
      <h2>What arrives</h2>
      <p>
        A delivery follows <a href="https://www.standardwebhooks.com">Standard Webhooks</a>, so there is a library for
        your language. It names the appointment and never the patient: read the appointment if you need more.
      </p>
      <CodeBlock label="A delivery" code={DELIVERY} />
      <h2>Verify, answer, then work</h2>
      <CodeBlock label="A receiver, in JavaScript" code={VERIFY} />
      <ul className="bullets">
        <li>
          Answer any <code>2xx</code> within 15 seconds. Anything else is delivered again, ten times over about three
          days.
        </li>
        <li>
          The same <code>webhook-id</code> may come twice: keep the ids that you have seen.
        </li>
        <li>
          Answer <code>410</code> and we stop.
        </li>
      </ul>
      <h2>Miss nothing</h2>
      <p>
        Each event has a number, <code>data.seq</code>, one higher than the last. If you see a hole, or were down for a
        day, ask <code>GET /v2/events?epoch=…&amp;after=…</code> for everything since. A receiver that only ever polls
        is right, too; it is just later.
      </p>
    </>
  );
}
