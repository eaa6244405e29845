import type { EventSource } from './event-sources/event-source.ts';
import { createQueueEventSource } from './event-sources/queue-event-source.ts';
import { createStreamEventSource, type StreamCheckpoints } from './event-sources/stream-event-source.ts';
import type { FunctionModel, InvokeFunction, ServiceModel } from './service-model.ts';

export interface RunningEventSourcesOptions {
  dynamoDbEndpoint: string;
  sqsEndpoint: string;
  invoke: InvokeFunction;
  onProblem(message: string): void;
}

/** The queue and stream sources of all functions, kept in step with what the services declare. */
export class RunningEventSources {
  readonly #options: RunningEventSourcesOptions;
  readonly #running = new Map<string, EventSource>();
  /** By function and stream, over reloads: a changed mapping goes on where its predecessor stopped. */
  readonly #checkpoints = new Map<string, StreamCheckpoints>();

  constructor(options: RunningEventSourcesOptions) {
    this.#options = options;
  }

  /** Stops what is no longer declared or has changed, then starts what is new. */
  async use(services: readonly ServiceModel[]): Promise<void> {
    const declared = new Map<string, () => EventSource>();
    for (const model of services.flatMap(({ functions }) => functions)) this.#declare(model, declared);
    for (const [key, source] of this.#running) {
      if (declared.has(key)) continue;
      this.#running.delete(key);
      await source.stop();
    }
    for (const [key, create] of declared) {
      if (this.#running.has(key)) continue;
      const source = create();
      this.#running.set(key, source);
      await source.start();
    }
  }

  /** Something was probably written just now. */
  nudge(): void {
    for (const source of this.#running.values()) source.nudge();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running.values()].map((source) => source.stop()));
    this.#running.clear();
  }

  #declare(model: FunctionModel, declared: Map<string, () => EventSource>): void {
    const { dynamoDbEndpoint, sqsEndpoint, invoke, onProblem } = this.#options;
    const target = { function: model, invoke, onProblem };
    for (const source of model.queues) {
      const key = JSON.stringify([model.name, model.timeoutSeconds, source]);
      declared.set(key, () => createQueueEventSource({ ...target, sqsEndpoint, source }));
    }
    for (const source of model.streams) {
      const key = JSON.stringify([model.name, model.timeoutSeconds, source]);
      const checkpoints = this.#checkpointsOf(`${model.name} ${source.streamArn}`);
      declared.set(key, () =>
        createStreamEventSource({ ...target, dynamoDbEndpoint, sqsEndpoint, source, checkpoints }),
      );
    }
  }

  #checkpointsOf(key: string): StreamCheckpoints {
    const known = this.#checkpoints.get(key) ?? new Map();
    this.#checkpoints.set(key, known);
    return known;
  }
}
