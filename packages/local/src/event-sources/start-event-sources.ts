import type { ServiceModel } from '@frontdesk/service-model/service-model';
import type { EventSource, EventSourceTarget } from './event-source.ts';
import { createQueueEventSource } from './queue-event-source.ts';
import { createScheduleEventSource } from './schedule-event-source.ts';
import { createStreamEventSource } from './stream-event-source.ts';

export interface EventSourcesOptions extends Omit<EventSourceTarget, 'function'> {
  services: readonly ServiceModel[];
  dynamoDbEndpoint: string;
  dynamoDbKeyId?: string | undefined;
  sqsEndpoint: string;
}

/** Starts the queue, stream and schedule sources of all functions and resolves once all of them read; throws, with those stopped
 *  that had started, when one cannot. They call functions by name, so new code behind a name needs no restart of theirs. */
export async function startEventSources(options: EventSourcesOptions): Promise<Omit<EventSource, 'start'>> {
  const { services, dynamoDbEndpoint, sqsEndpoint } = options;
  const sources: EventSource[] = [];
  for (const model of services.flatMap(({ functions }) => functions)) {
    const target = { ...options, function: model };
    for (const source of model.queues) sources.push(createQueueEventSource({ ...target, sqsEndpoint, source }));
    for (const source of model.schedules) sources.push(createScheduleEventSource({ ...target, source }));
    for (const source of model.streams) {
      sources.push(createStreamEventSource({ ...target, dynamoDbEndpoint, sqsEndpoint, source }));
    }
  }
  const stop = async () => {
    await Promise.all(sources.map((source) => source.stop()));
  };
  const outcomes = await Promise.allSettled(sources.map((source) => source.start()));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) {
    await stop();
    throw failure.reason;
  }
  return {
    stop,
    nudge: () => {
      for (const source of sources) source.nudge();
    },
  };
}
