import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { type EventSourcesOptions, startEventSources } from './event-sources/start-event-sources.ts';

/** The queue, stream and schedule sources of all functions, kept in step with what the services declare. */
export class RunningEventSources {
  readonly #options: Omit<EventSourcesOptions, 'services'>;
  #running: Awaited<ReturnType<typeof startEventSources>> | undefined;
  #declared = '[]';

  constructor(options: Omit<EventSourcesOptions, 'services'>) {
    this.#options = options;
  }

  /** Starts what is declared; starts all anew when that has changed, which new code alone does not. */
  async use(services: readonly ServiceModel[]): Promise<void> {
    const mappings = services
      .flatMap(({ functions }) => functions)
      .filter(({ queues, streams, schedules }) => queues.length + streams.length + schedules.length > 0)
      .map(({ name, timeoutSeconds, queues, streams, schedules }) => ({
        ...{ name, timeoutSeconds },
        ...{ queues, streams, schedules },
      }));
    const declared = JSON.stringify(mappings);
    if (declared === this.#declared) return;
    await this.stop();
    this.#running = await startEventSources({ ...this.#options, services });
    this.#declared = declared;
  }

  /** Something was probably written just now. */
  nudge(): void {
    this.#running?.nudge();
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
    this.#declared = '[]';
  }
}
