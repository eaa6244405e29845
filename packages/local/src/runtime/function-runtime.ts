import type { FunctionModel, InvocationResult } from '@frontdesk/service-model/service-model';
import type { FunctionBundle } from '../bundling/function-bundle.ts';
import { type EnvironmentOverrides, functionEnvironment } from './function-environment.ts';
import { FunctionThread } from './function-thread.ts';

/** Takes a line that a function wrote. */
export type FunctionLog = (functionName: string, line: string) => void;

export interface FunctionRuntimeOptions {
  model: FunctionModel;
  bundle: FunctionBundle;
  overrides: EnvironmentOverrides;
  log: FunctionLog;
}

/** One function of the local cloud. Its thread starts at the first invocation and is shared by concurrent ones: Lambda
 *  would give each its own environment, which two cores cannot; code that keeps state between invocations must bear both. */
export class FunctionRuntime {
  readonly model: FunctionModel;
  readonly #options: FunctionRuntimeOptions;
  #bundle: FunctionBundle;
  #thread: FunctionThread | undefined;
  readonly #threads = new Set<FunctionThread>();
  #inFlight = 0;
  #stopped = false;

  constructor(options: FunctionRuntimeOptions) {
    this.#options = options;
    this.model = options.model;
    this.#bundle = options.bundle;
  }

  get bundleHash(): string {
    return this.#bundle.hash;
  }

  /** Invokes with a payload that is already JSON text. Never rejects: how it failed is in the result. */
  async invoke(event: string, traceId?: string): Promise<InvocationResult> {
    if (this.#stopped) return stopped;
    const { reservedConcurrency } = this.model;
    if (reservedConcurrency !== undefined && this.#inFlight >= reservedConcurrency) return throttled;
    this.#inFlight += 1;
    try {
      return await this.#usableThread().invoke(event, traceId);
    } finally {
      this.#inFlight -= 1;
    }
  }

  /** Uses another bundle from the next invocation on. */
  replaceBundle(bundle: FunctionBundle): void {
    this.#bundle = bundle;
    this.retire();
  }

  /** Lets what is under way finish, and ends the thread then. */
  retire(): void {
    this.#thread?.retire();
    this.#thread = undefined;
  }

  /** Nothing of it runs any more. */
  get isIdle(): boolean {
    return this.#threads.size === 0;
  }

  /** Ends what is under way, and refuses what comes after: an invocation would start a thread that nobody ends. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#threads].map((thread) => thread.stop()));
    this.#threads.clear();
  }

  #usableThread(): FunctionThread {
    if (this.#thread?.usable) return this.#thread;
    const { model, overrides, log } = this.#options;
    const thread = new FunctionThread({
      model,
      bundle: this.#bundle,
      environment: functionEnvironment(model, overrides),
      log: (line) => log(model.name, line),
      onExit: (ended) => this.#threads.delete(ended),
    });
    this.#thread = thread;
    this.#threads.add(thread);
    return thread;
  }
}

/** [lambda: API_Invoke, ServiceException] */
const stopped: InvocationResult = {
  ok: false,
  kind: 'error',
  errorType: 'ServiceException',
  errorMessage: 'The local cloud is stopping.',
};

/** [lambda: API_Invoke, ReservedFunctionConcurrentInvocationLimitExceeded] */
const throttled: InvocationResult = {
  ok: false,
  kind: 'throttled',
  errorType: 'TooManyRequestsException',
  errorMessage: 'Rate Exceeded.',
};
