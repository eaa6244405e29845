/** Sends a load from a thread of its own, so that the clients' work is not the gateway's. */
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { type HttpCall, type Load, type LoadResult, type Outcome, UNANSWERED } from './load.ts';

type Send = (call: HttpCall, dueAt: number) => Promise<Outcome>;

parentPort?.on('message', async ({ calls, pace, ...to }: Load) => {
  // One for each load: a connection that was idle since the last one may just be being closed.
  const agent = new Agent({ keepAlive: true });
  const send: Send = (call, dueAt) => answerTo(call, dueAt, agent, to);
  const startedAt = performance.now();
  const outcomes = await ('clients' in pace ? inTurns(calls, pace.clients, send) : atRate(calls, pace.perSecond, send));
  const result: LoadResult = { outcomes, milliseconds: performance.now() - startedAt };
  agent.destroy();
  parentPort?.postMessage(result);
});

async function inTurns(calls: readonly HttpCall[], clients: number, send: Send): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const left = [...calls].reverse();
  const work = async (): Promise<void> => {
    for (let call = left.pop(); call !== undefined; call = left.pop()) {
      outcomes.push(await send(call, performance.now()));
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  return outcomes;
}

async function atRate(calls: readonly HttpCall[], perSecond: number, send: Send): Promise<Outcome[]> {
  const startedAt = performance.now();
  const sent: Promise<Outcome>[] = [];
  for (const [index, call] of calls.entries()) {
    const dueAt = startedAt + (index / perSecond) * 1_000;
    const early = dueAt - performance.now();
    if (early > 0) await delay(early);
    sent.push(send(call, dueAt));
  }
  return Promise.all(sent);
}

/** Never rejects. A kept connection may be closed just when a call goes out over it: that call is sent again, as clients do.
 *  https://nodejs.org/docs/latest-v24.x/api/http.html#requestreusedsocket */
function answerTo(call: HttpCall, dueAt: number, agent: Agent, to: Pick<Load, 'origin' | 'headers'>): Promise<Outcome> {
  const { method, path, headers, body } = call;
  const text = body === undefined ? undefined : JSON.stringify(body);
  const sentHeaders = { ...to.headers, ...(text !== undefined && { 'content-type': 'application/json' }), ...headers };
  return new Promise((resolve) => {
    const unanswered = (): void => resolve({ status: UNANSWERED, milliseconds: performance.now() - dueAt });
    const outgoing = request(`${to.origin}${path}`, { method, agent, headers: sentHeaders }, (incoming) => {
      outcomeOf(incoming, dueAt).then(resolve, unanswered);
    });
    const sendAgain = (error: NodeJS.ErrnoException): void =>
      outgoing.reusedSocket && error.code === 'ECONNRESET' ? resolve(answerTo(call, dueAt, agent, to)) : unanswered();
    outgoing.on('error', sendAgain).end(text);
  });
}

async function outcomeOf(incoming: IncomingMessage, dueAt: number): Promise<Outcome> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const milliseconds = performance.now() - dueAt;
  const { statusCode: status = 0, headers } = incoming;
  if (headers['content-type'] !== 'application/problem+json') return { status, milliseconds };
  const { code } = JSON.parse(Buffer.concat(chunks).toString()) as { code?: string };
  return { status, milliseconds, ...(code !== undefined && { code }) };
}
