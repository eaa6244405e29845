import type { ConnectionPosts } from '../ports/connection-posts.ts';

interface EventFrame {
  type: 'event';
  epoch: string;
  seq: number;
  data: { number: number };
}

/** Connections that take everything, and remember it. `step` is where others may go first, or the sender die. */
export class RecordedPosts implements ConnectionPosts {
  readonly received = new Map<string, string[]>();
  readonly closed = new Set<string>();
  readonly gone = new Set<string>();
  readonly #step: () => Promise<void>;

  constructor(step: () => Promise<void> = async () => undefined) {
    this.#step = step;
  }

  async deliver(parcels: Parameters<ConnectionPosts['deliver']>[0]) {
    const gone: string[] = [];
    await Promise.all(
      parcels.map(async ({ connectionId, frames }) => {
        for (const frame of frames) {
          await this.#step();
          if (this.gone.has(connectionId) || this.closed.has(connectionId)) {
            gone.push(connectionId);
            return;
          }
          this.received.set(connectionId, [...(this.received.get(connectionId) ?? []), frame]);
          await this.#step();
        }
      }),
    );
    return { gone, dropped: [] };
  }

  async close(connectionId: string): Promise<void> {
    this.closed.add(connectionId);
  }

  /** The events that a connection got, as a client keeps them: what is not after its position is a duplicate. */
  keptBy(connectionId: string): EventFrame[] {
    const kept: EventFrame[] = [];
    let seq = 0;
    for (const text of this.received.get(connectionId) ?? []) {
      const frame = JSON.parse(text) as EventFrame | { type: 'subscribed'; seq: number };
      if (frame.type === 'event' && frame.seq <= seq) continue;
      if (frame.type === 'event') kept.push(frame);
      seq = frame.seq;
    }
    return kept;
  }
}
