import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';

/** Vendors' endpoints in a thread of their own: `/<name>` takes, `/dead` never answers. Tells, when asked, how late each event came. */
const lags: number[] = [];
const server = createServer((request, response) => {
  if (request.url === '/dead') return;
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { timestamp } = JSON.parse(Buffer.concat(chunks).toString()) as { timestamp: string };
    lags.push(Date.now() - Date.parse(timestamp));
    response.writeHead(204).end();
  });
});

server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
parentPort?.on('message', () => parentPort?.postMessage(lags.splice(0)));
