import { settlesWithin, stopMilliseconds } from './bounded-wait.ts';
import type { CloudHost, CloudModule } from './cloud-module.ts';
import { RunningEventSources } from './running-event-sources.ts';

const returnMilliseconds = 1_000;

/** The queue and stream sources of functions. */
export const eventSourcesModule = ({ addresses, functions, log, afterRequests }: CloudHost): CloudModule => {
  let sources: RunningEventSources | undefined;
  return {
    start: async () => {
      const started = new RunningEventSources({
        dynamoDbEndpoint: addresses.dynamoDb,
        sqsEndpoint: addresses.sqs,
        invoke: (name, payload) => functions.invoke(name, payload),
        onProblem: (line) => log({ source: 'cloud', line }),
      });
      sources = started;
      afterRequests.add(() => started.nudge());
    },
    read: (services) => () => sources?.use(services),
    stop: async () => {
      const ended = sources?.stop() ?? Promise.resolve();
      await settlesWithin(ended, stopMilliseconds);
      // What still runs has had its time. Its batch returns to the queue, for which the queue must still be there.
      await settlesWithin(functions.stop(), stopMilliseconds);
      await settlesWithin(ended, returnMilliseconds);
    },
  };
};
