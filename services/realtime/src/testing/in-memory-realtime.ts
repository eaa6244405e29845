import type { LoggedEvent, LogHead } from '@frontdesk/contracts/event-log';
import type { RealtimeTopic } from '@frontdesk/contracts/realtime';
import type {
  ConnectionKey,
  ConnectionState,
  Connections,
  GoingLive,
  LiveConnection,
  WentLive,
} from '../ports/connections.ts';
import type { Append, Appended, EventLog } from '../ports/event-log.ts';

interface StoredConnection {
  topics: readonly RealtimeTopic[];
  joinId?: string;
  joiningSince?: number;
  lane?: number;
}

interface StoredLog {
  head: LogHead;
  events: { epoch: string; event: LoggedEvent }[];
}

/** What the two tables hold, as DynamoDB would: every operation is one step, and waits its turn before and after it at
 *  `step`, where a test lets others go first or the caller die. */
export class InMemoryRealtime {
  readonly logs = new Map<string, StoredLog>();
  readonly connectionsOf = new Map<string, Map<string, StoredConnection>>();
  readonly #step: () => Promise<void>;

  constructor(step: () => Promise<void> = async () => undefined) {
    this.#step = step;
  }

  readonly log: EventLog = {
    head: (practiceId) => this.#do(() => this.logs.get(practiceId)?.head),
    begin: (practiceId, epoch) =>
      this.#do(() => {
        const known = this.logs.get(practiceId);
        if (known !== undefined) return known.head;
        const head = { epoch, seq: 0, pushedSeq: 0, lanes: 1 };
        this.logs.set(practiceId, { head, events: [] });
        return head;
      }),
    append: (append) => this.#do(() => this.#append(append)),
    read: (practiceId, epoch, { afterSeq, toSeq, limit }) =>
      this.#do(() =>
        (this.logs.get(practiceId)?.events ?? [])
          .filter((entry) => entry.epoch === epoch && entry.event.seq > afterSeq && entry.event.seq <= toSeq)
          .map(({ event }) => event)
          .sort((a, b) => a.seq - b.seq)
          .slice(0, limit),
      ),
  };

  readonly connections: Connections = {
    enter: (key) => this.#do(() => void this.#practice(key.practiceId).set(key.connectionId, { topics: [] })),
    remove: (key) => this.#do(() => void this.#practice(key.practiceId).delete(key.connectionId)),
    stateOf: (key) => this.#do(() => stateOf(this.#find(key))),
    beginJoining: (key, joinId, now) =>
      this.#do(() => {
        const connection = this.#find(key);
        const state = stateOf(connection);
        if (state.kind !== 'idle' || connection === undefined) return state;
        Object.assign(connection, { joinId, joiningSince: now });
        return undefined;
      }),
    goLive: (change) => this.#do(() => this.#goLive(change)),
    removeTopics: (key, topics) =>
      this.#do(() => {
        const connection = this.#find(key);
        if (connection?.lane === undefined) return stateOf(connection);
        connection.topics = connection.topics.filter((topic) => !topics.includes(topic));
        return undefined;
      }),
    live: (practiceId) =>
      this.#do(() =>
        [...this.#practice(practiceId)].flatMap(([connectionId, { topics, lane }]): LiveConnection[] =>
          lane === undefined ? [] : [{ connectionId, topics, lane }],
        ),
      ),
  };

  #append({ practiceId, head, events, now }: Append): Appended {
    const log = this.logs.get(practiceId);
    if (log === undefined) throw new Error('The log was not begun.');
    const known = new Set(log.events.map(({ event }) => event.eventId));
    const logged = new Set(events.flatMap(({ eventId }) => (known.has(eventId) ? [eventId] : [])));
    const moved = log.head.epoch === head.epoch && log.head.seq === head.seq ? undefined : log.head;
    if (logged.size > 0 || moved !== undefined) return { kind: 'refused', logged, head: moved };
    for (const [index, event] of events.entries()) {
      log.events.push({ epoch: head.epoch, event: { ...event, seq: head.seq + 1 + index, loggedAt: now } });
    }
    log.head = { ...head, seq: head.seq + events.length };
    return { kind: 'written' };
  }

  #goLive({ topics, position, lane, joinId, ...key }: GoingLive): WentLive {
    const head = this.logs.get(key.practiceId)?.head;
    if (head === undefined) return { kind: 'lost' };
    if (head.epoch !== position.epoch || head.seq !== position.seq) return { kind: 'moved', head };
    const connection = this.#find(key);
    if (connection === undefined) return { kind: 'lost' };
    if (joinId === undefined) {
      if (connection.lane === undefined) return { kind: 'lost' };
      connection.topics = [...new Set([...connection.topics, ...topics])];
      return { kind: 'live' };
    }
    if (connection.joinId !== joinId) return { kind: 'lost' };
    Object.assign(connection, { topics, lane });
    return { kind: 'live' };
  }

  #practice(practiceId: string): Map<string, StoredConnection> {
    const known = this.connectionsOf.get(practiceId) ?? new Map<string, StoredConnection>();
    this.connectionsOf.set(practiceId, known);
    return known;
  }

  #find({ practiceId, connectionId }: ConnectionKey): StoredConnection | undefined {
    return this.#practice(practiceId).get(connectionId);
  }

  async #do<Result>(work: () => Result): Promise<Result> {
    await this.#step();
    const result = work();
    await this.#step();
    return result;
  }
}

function stateOf(connection: StoredConnection | undefined): ConnectionState {
  if (connection === undefined) return { kind: 'missing' };
  if (connection.lane !== undefined) return { kind: 'live' };
  const { joinId, joiningSince = 0 } = connection;
  return joinId === undefined ? { kind: 'idle' } : { kind: 'joining', sinceEpochMilliseconds: joiningSince };
}
