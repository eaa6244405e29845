/** Sends a load from a thread of its own, so that the clients' work is not the gateway's. */
import { Agent, request } from 'node:http';
import { parentPort } from 'node:worker_threads';
import type { HttpCall, Load, LoadResult, Outcome } from './load.ts';

parentPort?.on('message', async ({ calls, clients, origin, token }: Load) => {
  // One for each load: a connection that was idle since the last one may just be being closed.
  const agent = new Agent({ keepAlive: true });
  const outcomes: Outcome[] = [];
  const left = [...calls].reverse();
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    for (let call = left.pop(); call !== undefined; call = left.pop()) {
      outcomes.push(await send(origin, token, agent, call));
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  const result: LoadResult = { outcomes, milliseconds: performance.now() - startedAt };
  agent.destroy();
  parentPort?.postMessage(result);
});

function send(
  origin: string,
  token: string,
  agent: Agent,
  { method, path, headers, body }: HttpCall,
): Promise<Outcome> {
  const startedAt = performance.now();
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${origin}${path}`,
      {
        method,
        agent,
        headers: {
          authorization: `Bearer ${token}`,
          ...(text !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
      },
      (incoming) => {
        incoming.resume();
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, milliseconds: performance.now() - startedAt }),
        );
      },
    );
    outgoing.on('error', reject).end(text);
  });
}
