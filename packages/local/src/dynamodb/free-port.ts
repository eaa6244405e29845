import { createServer } from 'node:net';

/** Whether every interface is free on this port. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** A free port below the kernel's ephemeral range, so that no outgoing connection takes it before the server binds it.
 *  Random, because suites that start together must not all try the same one. */
export async function pickFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isPortFree(port)) return port;
  }
  throw new Error('No free port was found between 20000 and 32000.');
}
