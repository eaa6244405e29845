import { settlesWithin, stopMilliseconds } from '../bounded-wait.ts';
import type { CloudHost, CloudModule } from '../cloud-module.ts';
import { sendToFailureQueue } from '../event-sources/stream-failure-destination.ts';
import { LogSubscription } from './log-subscription.ts';
import { subscriptionDefinitions } from './subscription-definition.ts';

/** CloudWatch Logs: hands what is written into a log group to the functions that subscribe to it. */
export const logSubscriptionsModule = (host: CloudHost): CloudModule => {
  let subscriptions: { logGroup: string; subscription: LogSubscription }[] = [];
  const settle = async (): Promise<void> => {
    await Promise.all(subscriptions.map(({ subscription }) => subscription.settled()));
  };
  host.logEvents.add((logGroup, line) => {
    const now = Date.now();
    for (const each of subscriptions) if (each.logGroup === logGroup) each.subscription.put(line, now);
  });
  return {
    read: (services) => {
      const definitions = subscriptionDefinitions(services);
      return async () => {
        await settle();
        subscriptions = definitions.map((definition) => ({
          logGroup: definition.logGroup,
          subscription: new LogSubscription(
            definition,
            {
              invoke: (name, payload) => host.functions.invoke(name, payload),
              giveUp: (queueArn, event) => sendToFailureQueue(host.addresses.sqs, queueArn, event),
              onProblem: (line) => host.log({ source: 'cloud', line }),
            },
            host.options.logDelivery,
          ),
        }));
      };
    },
    // The APIs have closed: what they logged is delivered before the functions stop.
    stop: async () => void (await settlesWithin(settle(), stopMilliseconds)),
  };
};
