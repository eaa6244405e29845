import type { FunctionModel, InvocationResult } from '@frontdesk/service-model/service-model';
import type { FunctionBundle } from '../bundling/function-bundle.ts';
import type { EnvironmentOverrides } from './function-environment.ts';
import { type FunctionLog, FunctionRuntime } from './function-runtime.ts';

export interface BuiltFunction {
  model: FunctionModel;
  bundle: FunctionBundle;
}

/** All functions of the local cloud, by deployed name. */
export class FunctionRegistry {
  readonly #runtimes = new Map<string, FunctionRuntime>();
  /** Replaced, but what they have begun may still run. */
  #retired: FunctionRuntime[] = [];
  readonly #overrides: EnvironmentOverrides;
  readonly #log: FunctionLog;

  constructor(overrides: EnvironmentOverrides, log: FunctionLog) {
    this.#overrides = overrides;
    this.#log = log;
  }

  get size(): number {
    return this.#runtimes.size;
  }

  /** Puts these functions in the place of those that were there. One whose code and settings are the same keeps its
   *  thread; a replaced one finishes what it has begun. Gives the names of those that changed. */
  replaceAll(functions: readonly BuiltFunction[]): string[] {
    const changed: string[] = [];
    this.#retired = this.#retired.filter(({ isIdle }) => !isIdle);
    const kept = new Set(functions.map(({ model }) => model.name));
    for (const { model, bundle } of functions) {
      const present = this.#runtimes.get(model.name);
      if (present && JSON.stringify(present.model) === JSON.stringify(model)) {
        if (present.bundleHash === bundle.hash) continue;
        present.replaceBundle(bundle);
      } else {
        if (present) this.#retire(present);
        this.#runtimes.set(
          model.name,
          new FunctionRuntime({ model, bundle, overrides: this.#overrides, log: this.#log }),
        );
      }
      changed.push(model.name);
    }
    for (const [name, runtime] of this.#runtimes) {
      if (kept.has(name)) continue;
      this.#retire(runtime);
      this.#runtimes.delete(name);
    }
    return changed;
  }

  /** Invokes by deployed name or ARN with a payload that is JSON text. Never rejects. */
  async invokeText(name: string, event: string, traceId?: string): Promise<InvocationResult> {
    const runtime = this.#runtimes.get(name.slice(name.lastIndexOf(':') + 1));
    if (runtime !== undefined) return runtime.invoke(event, traceId);
    const errorMessage = `Function not found: ${name}`;
    return { ok: false, kind: 'error', errorType: 'ResourceNotFoundException', errorMessage };
  }

  invoke(name: string, payload: unknown): Promise<InvocationResult> {
    return this.invokeText(name, JSON.stringify(payload ?? null));
  }

  /** Ends every thread; an invocation under way or to come fails. */
  async stop(): Promise<void> {
    await Promise.all([...this.#runtimes.values(), ...this.#retired].map((runtime) => runtime.stop()));
    this.#retired = [];
  }

  #retire(runtime: FunctionRuntime): void {
    runtime.retire();
    this.#retired.push(runtime);
  }
}
