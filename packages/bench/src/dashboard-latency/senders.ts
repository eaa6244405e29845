import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FreeBookings, PRACTICE_ID } from '../local-cloud/bench-practice.ts';

/** Sends one request; resolves with the id under which the dashboard will show it. */
export type Send = () => Promise<string>;

/** Tells the webhook of a new call each time. */
export function webhookSender(appApi: string, secret: string): Send {
  return async () => {
    const contactId = randomUUID();
    const response = await answered(`${appApi}/calls/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-webhook-secret': secret },
      body: JSON.stringify({
        version: '0',
        id: randomUUID(),
        'detail-type': 'Amazon Connect Contact Event',
        source: 'aws.connect',
        account: '000000000000',
        time: new Date().toISOString(),
        region: 'us-east-1',
        resources: [],
        detail: {
          contactId,
          eventType: 'INITIATED',
          channel: 'VOICE',
          initiationMethod: 'INBOUND',
          initiationTimestamp: new Date().toISOString(),
          tags: { practiceId: PRACTICE_ID },
        },
      }),
    });
    if (response.status !== 202) throw new Error(`The webhook answered ${response.status}`);
    return contactId;
  };
}

/** Books a time that nobody has each time. */
export function bookingSender(appApi: string, token: string): Send {
  const bookings = new FreeBookings();
  return async () => {
    const [booking] = bookings.take(1);
    if (booking === undefined) throw new Error('There are no free times left.');
    const response = await answered(appApi + booking.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...booking.headers },
      body: JSON.stringify(booking.body),
    });
    const { id } = (await response.json()) as { id?: string };
    if (id === undefined) throw new Error(`The booking was answered ${response.status}`);
    return id;
  };
}

/** What a client does with 503: the same once more, after as long as the answer says. It counts as time of the event. */
async function answered(url: string, request: RequestInit): Promise<Response> {
  for (;;) {
    const response = await fetch(url, request);
    if (response.status !== 503) return response;
    await response.arrayBuffer();
    await sleep(Number(response.headers.get('retry-after') ?? 1) * 1_000);
  }
}
