import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

const LOOK_MILLISECONDS = 50;
const MOST_SILENT_MILLISECONDS = 30_000;

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

  /** As `takeLags`, once so many deliveries have come. Throws when none has come for half a minute. */
  async takeAll(count: number): Promise<number[]> {
    const all: number[] = [];
    let cameAt = performance.now();
    while (all.length < count) {
      await setTimeout(LOOK_MILLISECONDS);
      const more = await this.takeLags();
      all.push(...more);
      if (more.length > 0) cameAt = performance.now();
      else if (performance.now() - cameAt > MOST_SILENT_MILLISECONDS) {
        throw new Error(`Only ${all.length} of ${count} deliveries came.`);
      }
    }
    return all;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
