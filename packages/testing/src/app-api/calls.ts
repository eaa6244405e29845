import { randomUUID } from 'node:crypto';
import { askCloud } from './cloud-control.ts';
import type { Practice } from './practice.ts';
import { instantOn } from './times.ts';

/** Lets a call come in at a practice, through the function that reads Amazon Connect's events from their queue.
 *  Resolves with its id. */
export async function calledIn({ id: practiceId }: Practice): Promise<string> {
  const callId = `call_${randomUUID()}`;
  const at = Date.parse(instantOn(1, 0));
  const body = JSON.stringify({ practiceId, callId, eventId: randomUUID(), at, initiatedAt: at });
  const payload = { Records: [{ messageId: callId, body }] };
  const result = await askCloud('invoke', { functionName: 'foldCallEvents', payload });
  const { batchItemFailures } = (result.ok ? result.payload : {}) as { batchItemFailures?: readonly unknown[] };
  if (batchItemFailures?.length !== 0) throw new Error(`The call did not come in: ${JSON.stringify(result)}`);
  return callId;
}
