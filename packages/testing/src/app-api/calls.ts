import { randomUUID } from 'node:crypto';
import { askCloud } from './cloud-control.ts';
import type { Practice } from './practice.ts';
import { instantOn } from './times.ts';

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
