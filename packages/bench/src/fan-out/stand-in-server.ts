import { createServer } from 'node:http';

/** `@connections` as it answers when all is well, in a process of its own; the connections whose ids it is started with
 *  never answer. Counts by itself: tells its parent when the last of a round was answered. */
const stalled = new Set(process.argv.slice(2));
let answered = 0;
let lastAt = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const connectionId = decodeURIComponent(request.url?.slice(request.url.lastIndexOf('/') + 1) ?? '');
    if (stalled.has(connectionId)) return;
    answered += 1;
    lastAt = Date.now();
    response.writeHead(200, { 'content-length': 0, 'x-amzn-requestid': 'stand-in' }).end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));

process.on('message', () => {
  process.send?.({ answered, lastAt });
  answered = 0;
});
process.on('disconnect', () => process.exit());
