import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { FunctionModel, InvocationResult } from '@frontdesk/service-model/service-model';
import type { FunctionBundle } from '../bundling/function-bundle.ts';
import { functionArn } from './function-environment.ts';
import { onLines } from './log-lines.ts';
import type { CatchUpMessage, InvokeMessage, WorkerMessage, WorkerSettings } from './worker-protocol.ts';

export interface ThreadOptions {
  model: FunctionModel;
  bundle: FunctionBundle;
  environment: Record<string, string>;
  log(line: string): void;
  /** The thread is gone. */
  onExit(thread: FunctionThread): void;
}

interface Invocation {
  message: InvokeMessage;
  timer: NodeJS.Timeout | undefined;
  resolve(result: InvocationResult): void;
}

/** Lambda's limit on a synchronous response. [lambda: gettingstarted-limits] */
const responseLimitBytes = 6_291_556;

/** How far behind a thread may be with what was due before an invocation's time was over. */
const catchUpMilliseconds = 1_000;

/** On AWS nobody shares a processor with them; on one machine, what nobody waits for must not slow a booking. */
const YIELDING_CLASSES: ReadonlySet<string> = new Set(['background', 'facts', 'night', 'reports', 'usage', 'webhooks']);

/** One worker thread that runs one function. It takes invocations until it times out, crashes or is retired; those that
 *  are under way then still finish, and the last of them ends the thread. */
export class FunctionThread {
  readonly #options: ThreadOptions;
  readonly #worker: Worker;
  readonly #running = new Map<number, Invocation>();
  #nextId = 1;
  #ready = false;
  #usable = true;
  #failure: InvocationResult | undefined;

  constructor(options: ThreadOptions) {
    this.#options = options;
    const { model, bundle, environment, log } = options;
    const settings: WorkerSettings = {
      ...bundle,
      functionName: model.name,
      functionArn: functionArn(model.name),
      memoryMegabytes: model.memoryMegabytes,
      logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME ?? 'local',
      yields: YIELDING_CLASSES.has(model.concurrencyClass ?? ''),
    };
    this.#worker = new Worker(new URL('./function-worker.cjs', import.meta.url), {
      // Short: the system shows 15 characters of it.
      name: model.key,
      workerData: settings,
      env: environment,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: Math.max(model.memoryMegabytes, 128) },
    });
    onLines(this.#worker.stdout, log);
    onLines(this.#worker.stderr, log);
    this.#worker.on('message', (message: WorkerMessage) => this.#receive(message));
    this.#worker.on('error', (error) => this.#end(crash(error)));
    this.#worker.on('exit', (code) => {
      this.#end(exited(code));
      options.onExit(this);
    });
  }

  /** Whether it takes further invocations. */
  get usable(): boolean {
    return this.#usable;
  }

  invoke(event: string, traceId: string | undefined): Promise<InvocationResult> {
    if (this.#failure !== undefined) return Promise.resolve(this.#failure);
    return new Promise((resolve) => {
      const id = this.#nextId++;
      const message: InvokeMessage = { id, event, requestId: randomUUID(), deadlineEpochMs: 0, traceId };
      const invocation: Invocation = { message, timer: undefined, resolve };
      this.#running.set(id, invocation);
      if (this.#ready) this.#dispatch(invocation);
    });
  }

  /** Takes no more invocations, and ends when the last one under way has finished. */
  retire(): void {
    this.#usable = false;
    if (this.#running.size === 0) void this.#worker.terminate();
  }

  async stop(): Promise<void> {
    this.#usable = false;
    await this.#worker.terminate();
  }

  // The clock starts here and not at the call: initialising is not part of a function's timeout. [lambda-runtime-environment]
  #dispatch(invocation: Invocation): void {
    const timeoutMs = this.#options.model.timeoutSeconds * 1000;
    invocation.message.deadlineEpochMs = Date.now() + timeoutMs;
    invocation.timer = setTimeout(() => this.#letCatchUp(invocation), timeoutMs);
    this.#worker.postMessage(invocation.message);
  }

  #receive(message: WorkerMessage): void {
    if (message.type === 'ready') {
      this.#ready = true;
      for (const invocation of this.#running.values()) this.#dispatch(invocation);
    } else if (message.type === 'initError') {
      const { type: _, ...description } = message;
      this.#end({ ok: false, kind: 'error', ...description });
      void this.#worker.terminate();
    } else if (message.type === 'caughtUp') {
      this.#timeOut(message.id);
    } else {
      this.#finish(message.id, resultOf(message));
    }
  }

  // On Lambda each invocation has a processor; here those of a thread share one, and functions that know their time speak
  // a last word shortly before it is over. A crowd may delay that, but not take it from them.
  #letCatchUp(invocation: Invocation): void {
    const { id } = invocation.message;
    invocation.timer = setTimeout(() => this.#timeOut(id), catchUpMilliseconds);
    this.#worker.postMessage({ catchUp: id } satisfies CatchUpMessage);
  }

  #timeOut(id: number): void {
    const invocation = this.#running.get(id);
    if (invocation === undefined) return;
    const errorMessage = `Task timed out after ${this.#options.model.timeoutSeconds.toFixed(2)} seconds`;
    this.#options.log(`${new Date().toISOString()} ${invocation.message.requestId} ${errorMessage}`);
    // Lambda throws the environment away after a timeout; what it was doing must not go on behind our back.
    this.#usable = false;
    this.#finish(id, { ok: false, kind: 'timeout', errorType: 'Sandbox.Timedout', errorMessage });
  }

  #finish(id: number, result: InvocationResult): void {
    const invocation = this.#running.get(id);
    if (invocation === undefined) return;
    this.#running.delete(id);
    clearTimeout(invocation.timer);
    if (!result.ok && result.kind === 'error') this.#logFailure(result);
    invocation.resolve(result);
    if (!this.#usable && this.#running.size === 0) void this.#worker.terminate();
  }

  #end(failure: InvocationResult): void {
    this.#usable = false;
    this.#failure ??= failure;
    for (const id of [...this.#running.keys()]) this.#finish(id, this.#failure);
  }

  #logFailure({ errorType, errorMessage, stackTrace }: Extract<InvocationResult, { ok: false }>): void {
    this.#options.log(`Invoke Error ${JSON.stringify({ errorType, errorMessage, stack: stackTrace })}`);
  }
}

const resultOf = (message: Extract<WorkerMessage, { type: 'result' } | { type: 'error' }>): InvocationResult => {
  if (message.type === 'error') {
    const { errorType, errorMessage, stackTrace } = message;
    return { ok: false, kind: 'error', errorType, errorMessage, stackTrace };
  }
  const { payload } = message;
  // UTF-8 takes at most three bytes for a UTF-16 unit: short texts need no counting.
  if (payload.length * 3 > responseLimitBytes && Buffer.byteLength(payload) > responseLimitBytes) {
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${responseLimitBytes} bytes).`;
    return { ok: false, kind: 'error', errorType: 'Function.ResponseSizeTooLarge', errorMessage };
  }
  return { ok: true, payload: JSON.parse(payload) };
};

const crash = (error: unknown): InvocationResult => {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const errorType = name === 'Error' ? 'Runtime.UnhandledPromiseRejection' : name;
  return { ok: false, kind: 'error', errorType, errorMessage: message, stackTrace: (stack ?? '').split('\n') };
};

const exited = (code: number): InvocationResult => ({
  ok: false,
  kind: 'error',
  errorType: 'Runtime.ExitError',
  errorMessage: `Runtime exited with error: exit status ${code}`,
});
