import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface HttpCall {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: object;
}

/** `clients`: so many share the calls, each sends one after another over one connection. `perSecond`: so many go out in a second,
 *  however long the answers take. */
export type Pace = { clients: number } | { perSecond: number };

export interface Load {
  origin: string;
  /** Of every call; a call's own come first. */
  headers: Readonly<Record<string, string>>;
  calls: readonly HttpCall[];
  pace: Pace;
}

/** The status of a call whose connection broke: a server that is out of breath does not accept more. */
export const UNANSWERED = 0;

export interface Outcome {
  /** Or UNANSWERED. */
  status: number;
  /** Of the problem document that came instead of an answer. */
  code?: string;
  /** Up to the whole answer, from the time at which the call was due. */
  milliseconds: number;
}

export interface LoadResult {
  outcomes: Outcome[];
  /** From the first call to the last answer. */
  milliseconds: number;
}

/** Clients of an API, all with the same credentials. */
export class LoadSender {
  readonly #worker = new Worker(new URL('./load-worker.ts', import.meta.url));
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(origin: string, headers: Readonly<Record<string, string>>) {
    this.#origin = origin;
    this.#headers = headers;
  }

  /** Resolves when every call is answered, or its connection broken. */
  send(calls: readonly HttpCall[], clients: number): Promise<LoadResult> {
    return this.#run(calls, { clients });
  }

  /** The same, with so many calls a second whatever the answers take. */
  sendAtRate(calls: readonly HttpCall[], perSecond: number): Promise<LoadResult> {
    return this.#run(calls, { perSecond });
  }

  async #run(calls: readonly HttpCall[], pace: Pace): Promise<LoadResult> {
    const load: Load = { origin: this.#origin, headers: this.#headers, calls, pace };
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
