import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface HttpCall {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: object;
}

export interface Load {
  origin: string;
  token: string;
  calls: readonly HttpCall[];
  /** How many clients share the calls; each sends one after another over one connection. */
  clients: number;
}

export interface Outcome {
  status: number;
  milliseconds: number;
}

export interface LoadResult {
  outcomes: Outcome[];
  /** From the first call to the last answer. */
  milliseconds: number;
}

/** Clients of the App API. */
export class LoadSender {
  readonly #worker = new Worker(new URL('./load-worker.ts', import.meta.url));
  readonly #origin: string;
  readonly #token: string;

  constructor(origin: string, token: string) {
    this.#origin = origin;
    this.#token = token;
  }

  /** Resolves when every call is answered; rejects when one is not. */
  async send(calls: readonly HttpCall[], clients: number): Promise<LoadResult> {
    const load: Load = { origin: this.#origin, token: this.#token, calls, clients };
    this.#worker.postMessage(load);
    const [result] = (await once(this.#worker, 'message')) as [LoadResult];
    return result;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** How many answers had the status. */
export function countOf({ outcomes }: LoadResult, status: number): number {
  return outcomes.filter((outcome) => outcome.status === status).length;
}

/** `1 × 201, 49 × 409`. */
export function statusesOf(result: LoadResult): string {
  const statuses = [...new Set(result.outcomes.map(({ status }) => status))].sort();
  return statuses.map((status) => `${countOf(result, status)} × ${status}`).join(', ');
}

/** Answers per second. */
export function rateOf({ outcomes, milliseconds }: LoadResult): number {
  return (outcomes.length / milliseconds) * 1_000;
}

export function millisecondsOf({ outcomes }: LoadResult): number[] {
  return outcomes.map(({ milliseconds }) => milliseconds);
}

/** Throws when an answer has another status than `status`: a figure of refusals says nothing. */
export function requireAll(result: LoadResult, status: number, what: string): LoadResult {
  if (countOf(result, status) < result.outcomes.length) throw new Error(`${what}: ${statusesOf(result)}`);
  return result;
}
