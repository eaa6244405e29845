import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Endpoints of vendors on this machine. */
export class Receivers {
  readonly #worker: Worker;
  readonly #origin: string;

  private constructor(worker: Worker, port: number) {
    this.#worker = worker;
    this.#origin = `http://127.0.0.1:${port}`;
  }

  static async listen(): Promise<Receivers> {
    const worker = new Worker(new URL('./receiver-worker.ts', import.meta.url));
    const [port] = (await once(worker, 'message')) as [number];
    return new Receivers(worker, port);
  }

  urlOf(name: string): string {
    return `${this.#origin}/${name}`;
  }

  /** Milliseconds from each event to the endpoint that took it, since the last time. */
  async takeLags(): Promise<number[]> {
    this.#worker.postMessage('take');
    const [lags] = (await once(this.#worker, 'message')) as [number[]];
    return lags;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
