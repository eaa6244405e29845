import { randomUUID } from 'node:crypto';
import type { ScheduleSourceModel } from '@frontdesk/service-model/service-model';
import type { EventSource, EventSourceTarget } from './event-source.ts';
import { InterruptibleWait } from './interruptible-wait.ts';
import { rateMilliseconds } from './schedule-rate.ts';

export interface ScheduleEventSourceOptions extends EventSourceTarget {
  source: ScheduleSourceModel;
}

/** Invokes a function by the clock, as a rule of EventBridge does: with the rule's input or a `Scheduled Event`, the first time one
 *  interval after the start. EventBridge invokes asynchronously, so a slow invocation holds no later one up; one that fails comes
 *  again with the next.
 *  https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule-legacy.html */
export function createScheduleEventSource(options: ScheduleEventSourceOptions): EventSource {
  const { source, function: target } = options;
  const running = new Set<Promise<void>>();
  let waits = new InterruptibleWait();
  let ticking: Promise<void> = Promise.resolve();

  async function tick(intervalMilliseconds: number): Promise<void> {
    for (;;) {
      await waits.wait(intervalMilliseconds);
      if (waits.stopped) return;
      const invocation = invoke().finally(() => running.delete(invocation));
      running.add(invocation);
    }
  }

  async function invoke(): Promise<void> {
    const result = await options.invoke(target.name, source.input ?? scheduledEvent(target.name));
    if (!result.ok) options.onProblem?.(`${target.name}: its schedule failed: ${result.kind} (${result.errorType})`);
  }

  return {
    start: async () => {
      waits = new InterruptibleWait();
      ticking = tick(rateMilliseconds(source.expression));
    },
    stop: async () => {
      waits.stop();
      await ticking;
      await Promise.all(running);
    },
    // It goes by the clock, whatever was written.
    nudge: () => undefined,
  };
}

function scheduledEvent(functionName: string): object {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '000000000000',
    time: `${new Date().toISOString().slice(0, 19)}Z`,
    region: 'us-east-1',
    resources: [`arn:aws:events:us-east-1:000000000000:rule/${functionName}`],
    detail: {},
  };
}
