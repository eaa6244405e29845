import { randomUUID } from 'node:crypto';
import { askCloud } from './cloud-control.ts';
import type { Practice } from './practice.ts';
import { instantOn } from './times.ts';

/** Lets a call come in at a practice, through the function that reads Amazon Connect's events from their queue.
 *  Resolves with its id. */
export function calledIn(practice: Practice): Promise<string> {
  return comesIn(practice, {});
}

/** Lets a caller give up in the queue. Resolves with the call's id, which is its task's too. */
export function missedIn(practice: Practice): Promise<string> {
  const at = Date.parse(instantOn(1, 0));
  return comesIn(practice, { channel: 'VOICE', method: 'INBOUND', queuedAt: at + 1_000, endedAt: at + 60_000 });
}

async function comesIn({ id: practiceId }: Practice, told: Readonly<Record<string, unknown>>): Promise<string> {
  const callId = `call_${randomUUID()}`;
  const at = Date.parse(instantOn(1, 0));
  const body = JSON.stringify({ practiceId, callId, eventId: randomUUID(), at, initiatedAt: at, ...told });
  const payload = { Records: [{ messageId: callId, body }] };
  const result = await askCloud('invoke', { functionName: 'foldCallEvents', payload });
  const { batchItemFailures } = (result.ok ? result.payload : {}) as { batchItemFailures?: readonly unknown[] };
  if (batchItemFailures?.length !== 0) throw new Error(`The call did not come in: ${JSON.stringify(result)}`);
  return callId;
}
