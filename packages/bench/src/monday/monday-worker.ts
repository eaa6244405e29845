/** Plays all clients of Monday in a thread of its own, so that their work is not the gateway's. */
import { parentPort } from 'node:worker_threads';
import { MondayClients, type MondayLoad, type Seen } from './monday-clients.ts';

/** `answers`: so many came so far. */
export type MondayMessage = { readonly answers: number } | { readonly seen: readonly Seen[] };

const TOLD_EVERY_MILLISECONDS = 1_000;

parentPort?.on('message', async (load: MondayLoad) => {
  const clients = new MondayClients(load);
  const tell = (message: MondayMessage): void => parentPort?.postMessage(message);
  const timer = setInterval(() => tell({ answers: clients.seen.length }), TOLD_EVERY_MILLISECONDS);
  await clients.run();
  clearInterval(timer);
  tell({ seen: clients.seen });
});
