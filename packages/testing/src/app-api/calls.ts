import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { askCloud } from './cloud-control.ts';
import type { Practice } from './practice.ts';
import { sendRequest } from './send-request.ts';
import { sharedCloud } from './shared-cloud-addresses.ts';
import { instantOn } from './times.ts';

/** Far beyond what a call takes: files share the machine. */
const LONGEST_MILLISECONDS = 20_000;

/** Lets a call come in at a practice, through the function that reads Amazon Connect's events from their queue.
 *  Resolves with its id. */
export function calledIn(practice: Practice): Promise<string> {
  return comesIn(practice, {});
}

/** Lets a caller give up in the queue, and all be done that follows. Resolves with the call's id, which is its task's too. */
export async function missedIn(practice: Practice): Promise<string> {
  const at = Date.parse(instantOn(1, 0));
  const told = { channel: 'VOICE', method: 'INBOUND', queuedAt: at + 1_000, endedAt: at + 60_000 };
  const callId = await comesIn(practice, told);
  // What the queue asks for a moment later then finds nothing left to do.
  await invoke('runPostCallWorkflow', callId, { practiceId: practice.id, callId });
  return callId;
}

/** Lets the telephone of a practice ring, through the webhook; `number`: from where. Resolves, when the call is in the log, with
 *  its id. */
export async function ringsAt(practice: Practice, number: string): Promise<string> {
  const contactId = `call_${randomUUID()}`;
  const time = instantOn(1, 0);
  const customerEndpoint = { type: 'TELEPHONE_NUMBER', address: number };
  const event = {
    ...{ id: randomUUID(), source: 'aws.connect', 'detail-type': 'Amazon Connect Contact Event', time },
    detail: { contactId, eventType: 'INITIATED', customerEndpoint, tags: { practiceId: practice.id } },
  };
  const headers = { 'content-type': 'application/json', 'x-webhook-secret': sharedCloud.webhookSecret };
  const { status, text } = await sendRequest({
    ...{ method: 'POST', path: '/calls/webhook', headers, body: JSON.stringify(event) },
  });
  if (status !== 202) throw new Error(`The webhook answered ${status} ${text}`);
  const until = Date.now() + LONGEST_MILLISECONDS;
  while ((await practice.send({ method: 'GET', path: `/calls/${contactId}` })).status !== 200) {
    if (Date.now() > until) throw new Error('The call did not come in.');
    await delay(100);
  }
  return contactId;
}

async function comesIn({ id: practiceId }: Practice, told: Readonly<Record<string, unknown>>): Promise<string> {
  const callId = `call_${randomUUID()}`;
  const at = Date.parse(instantOn(1, 0));
  await invoke('foldCallEvents', callId, { practiceId, callId, eventId: randomUUID(), at, initiatedAt: at, ...told });
  return callId;
}

async function invoke(functionName: string, messageId: string, content: object): Promise<void> {
  const payload = { Records: [{ messageId, body: JSON.stringify(content) }] };
  const result = await askCloud('invoke', { functionName, payload });
  const { batchItemFailures } = (result.ok ? result.payload : {}) as { batchItemFailures?: readonly unknown[] };
  if (batchItemFailures?.length !== 0) throw new Error(`The call did not come in: ${JSON.stringify(result)}`);
}
