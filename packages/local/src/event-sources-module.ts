import { settlesWithin, stopMilliseconds } from './bounded-wait.ts';
import type { CloudHost, CloudModule } from './cloud-module.ts';
import { RunningEventSources } from './running-event-sources.ts';

const returnMilliseconds = 1_000;

/** The queue, stream and schedule sources of functions. */
export const eventSourcesModule = ({ options, addresses, functions, log, afterWrites }: CloudHost): CloudModule => {
  let sources: RunningEventSources | undefined;
  return {
    start: async () => {
      const started = new RunningEventSources({
        dynamoDbEndpoint: addresses.dynamoDb,
        dynamoDbKeyId: options.dynamoDbKeyId,
        sqsEndpoint: addresses.sqs,
        gatherMilliseconds: options.gatherMilliseconds,
        invoke: async (name, payload) => {
          const result = await functions.invoke(name, payload);
          started.nudge();
          return result;
        },
        onProblem: (line) => log({ source: 'cloud', line }),
      });
      sources = started;
      afterWrites.add(() => started.nudge());
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
