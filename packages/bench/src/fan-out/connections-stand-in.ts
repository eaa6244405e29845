import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('./stand-in-server.ts', import.meta.url));

/** A bare HTTP server in the place of `@connections`, on the other core: what is measured is the sender. */
export class ConnectionsStandIn {
  readonly endpoint: string;
  readonly #process: ChildProcess;

  constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.endpoint = `http://127.0.0.1:${port}`;
  }

  /** Connections in `stalled` are never answered. */
  static async start(stalled: readonly string[] = []): Promise<ConnectionsStandIn> {
    const process = fork(SERVER, stalled);
    const [{ port }] = (await once(process, 'message')) as [{ port: number }];
    return new ConnectionsStandIn(process, port);
  }

  /** How many were answered since the last time this was asked, and when (epoch milliseconds) the last was. */
  async answered(): Promise<{ answered: number; lastAt: number }> {
    this.#process.send('answered?');
    const [told] = (await once(this.#process, 'message')) as [{ answered: number; lastAt: number }];
    return told;
  }

  stop(): void {
    this.#process.disconnect();
  }
}
