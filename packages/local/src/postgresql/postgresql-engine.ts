import { Worker } from 'node:worker_threads';
import type { EngineAnswer, EngineResult, EngineStatement } from './engine-protocol.ts';

/** What PostgreSQL says of a statement that it refuses: its message, and its SQLSTATE. */
export class PostgresqlError extends Error {
  readonly sqlState: string;

  constructor({ message, code }: { message: string; code: string }) {
    super(message);
    this.sqlState = code;
  }
}

interface Asked {
  resolve(result: EngineResult): void;
  reject(error: Error): void;
}

/** PostgreSQL in a thread of its own, in memory. It starts with the first statement and has one session: what runs at the same time
 *  must take turns. */
export class PostgresqlEngine {
  #worker: Worker | undefined;
  #ready: Promise<void> | undefined;
  readonly #asked = new Map<number, Asked>();
  #nextId = 1;

  /** Throws PostgresqlError when PostgreSQL refuses the statement, Error when the engine has ended. */
  async run({ sql, parameters }: EngineStatement): Promise<EngineResult> {
    this.#ready ??= this.#start();
    await this.#ready;
    const worker = this.#worker;
    if (worker === undefined) throw new Error('PostgreSQL has ended.');
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      worker.postMessage({ id, sql, parameters });
    });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#ready = Promise.reject(new Error('PostgreSQL has ended.'));
    this.#ready.catch(() => undefined);
    await worker?.terminate();
  }

  #start(): Promise<void> {
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), {
      name: 'postgresql',
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.#worker = worker;
    const ready = Promise.withResolvers<void>();
    worker.on('message', (answer: EngineAnswer) => {
      if ('ready' in answer) return ready.resolve();
      const asked = this.#asked.get(answer.id);
      this.#asked.delete(answer.id);
      if ('result' in answer) asked?.resolve(answer.result);
      else asked?.reject(new PostgresqlError(answer.error));
    });
    const end = (error: Error): void => {
      this.#worker = undefined;
      ready.reject(error);
      for (const { reject } of this.#asked.values()) reject(error);
      this.#asked.clear();
    };
    worker.once('error', end);
    worker.once('exit', () => end(new Error('PostgreSQL has ended.')));
    return ready.promise;
  }
}
