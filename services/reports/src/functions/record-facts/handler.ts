import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@frontdesk/core/clock';
import { queueHandler } from '@frontdesk/lambda/queue-handler';
import { factMessage } from '../../adapters/fact-event.ts';
import { factStore } from '../../composition/fact-store.ts';
import { sampledPractices } from '../../composition/sampled-practices.ts';
import { onceAwake } from '../../use-cases/once-awake.ts';
import { recordFacts } from '../../use-cases/record-facts.ts';
import { registerPractices } from '../../use-cases/register-practices.ts';

const patience = { clock: systemClock, sleep };

/** The queue of events for the facts. All messages together: a practice's events are one transaction. */
export const handler = queueHandler(
  { operationId: 'recordFacts', message: factMessage },
  async ({ messages, deadline, fail }) => {
    const events = messages.flatMap(({ content }) => content.events);
    try {
      await registerPractices(events, sampledPractices);
      await onceAwake(() => recordFacts(events, factStore), deadline, patience);
    } catch (error) {
      for (const message of messages) fail(message, error);
    }
  },
);
