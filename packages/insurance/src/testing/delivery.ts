import type { Lane } from '../ports/payer.ts';
import type { MemoryQueue, SentMessage } from './memory-queue.ts';
import type { MemoryWorld } from './memory-world.ts';

/** How long SQS waits before it brings back messages whose worker died: `VisibilityTimeout` of the queues. */
export const VISIBILITY_SECONDS = 168;
const SWEEP_SECONDS = 60;

export interface Workers {
  /** Works on the messages of one invocation; gives those that are to come again. */
  work(messages: readonly SentMessage[]): Promise<readonly SentMessage[]>;
  sweep(): Promise<void>;
  /** Most messages of an invocation, and most invocations at once. */
  readonly lanes: Readonly<Record<Lane, { readonly batch: number; readonly containers: number }>>;
  /** Whether what is sent at this second gets lost. */
  isLost?(second: number): boolean;
  /** Told of each second that begins. */
  second?(second: number): Promise<void>;
  isOver(): boolean;
}

/** Lets time pass second by second, as the queues and the scheduler do it to workers: messages come when they are due and come back when
 *  their worker died, and the sweep runs each minute. Until it is over, and nothing is under way; `longestSeconds` at the most. */
export async function deliver(
  world: MemoryWorld,
  queue: MemoryQueue,
  workers: Workers,
  longestSeconds: number,
): Promise<void> {
  const waiting: { message: SentMessage; dueAt: number }[] = [];
  const start = world.clock.now();
  for (let second = 0; second < longestSeconds; ) {
    await workers.second?.(second);
    const now = world.clock.now();
    for (const message of queue.take()) {
      if (!workers.isLost?.(second)) waiting.push({ message, dueAt: now + message.delaySeconds * 1000 });
    }
    await Promise.all(
      batches(waiting, now, workers.lanes).map(async (batch) => {
        const again = await workers.work(batch.map(({ message }) => message));
        for (const entry of batch) {
          if (again.includes(entry.message)) entry.dueAt = now + VISIBILITY_SECONDS * 1000;
          else waiting.splice(waiting.indexOf(entry), 1);
        }
      }),
    );
    if (second % SWEEP_SECONDS === 0) await workers.sweep();
    if (workers.isOver() && waiting.length === 0 && queue.sent.length === 0) return;
    // Nothing happens in between.
    const next = Math.min(...waiting.map(({ dueAt }) => (dueAt - start) / 1000), nextSweepAfter(second));
    const isBusy = queue.sent.length > 0 || workers.second !== undefined;
    const steps = isBusy ? 1 : Math.max(1, Math.ceil(next) - second);
    world.clock.advance(steps);
    second += steps;
  }
}

function nextSweepAfter(second: number): number {
  return (Math.floor(second / SWEEP_SECONDS) + 1) * SWEEP_SECONDS;
}

/** What is due, oldest first, as many at once as the lanes have containers. */
function batches<Entry extends { readonly message: SentMessage; readonly dueAt: number }>(
  waiting: readonly Entry[],
  now: number,
  lanes: Workers['lanes'],
): Entry[][] {
  return (['desk', 'night'] as const).flatMap((lane) => {
    const due = waiting.filter(({ message, dueAt }) => message.lane === lane && dueAt <= now);
    const { batch, containers } = lanes[lane];
    return Array.from({ length: Math.min(containers, Math.ceil(due.length / batch)) }, (_, index) =>
      due.slice(index * batch, (index + 1) * batch),
    );
  });
}
