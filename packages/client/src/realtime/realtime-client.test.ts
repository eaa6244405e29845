import { REALTIME_TOPICS } from '@frontdesk/contracts/realtime';
import { describe, expect, it } from 'vitest';
import { FrontdeskError } from '../frontdesk-error.ts';
import { ManualTimers } from '../manual-timers.fixture.ts';
import { RealtimeClient, type RealtimeClientOptions } from './realtime-client.ts';
import { eventAt, numberedTickets, scriptedSockets, subscribedAt } from './scripted-realtime.fixture.ts';

// As the server has them: a topic that is left out would be taken for lost events.
const ALL = expect.toSatisfy((topics: string[]) => topics.toSorted().join() === REALTIME_TOPICS.toSorted().join());

const start = async (options: Partial<RealtimeClientOptions> = {}) => {
  const timers = new ManualTimers();
  const { sockets, WebSocket } = scriptedSockets();
  const seen: number[] = [];
  const states: string[] = [];
  const problems: unknown[] = [];
  let snapshots = 0;
  const client = new RealtimeClient({
    openTicket: numberedTickets(),
    onEvent: ({ seq }) => seen.push(seq),
    onSnapshotNeeded: () => {
      snapshots += 1;
    },
    onProblem: (error) => problems.push(error),
    WebSocket,
    timers,
    random: () => 1,
    ...options,
  });
  client.onStateChange((state) => states.push(state));
  client.connect();
  await timers.advance(0);
  const latest = () => sockets.at(-1)!;
  /** Opens and subscribes the latest socket. */
  const subscribe = async (seq: number, recovered: boolean, epoch = 'e1') => {
    latest().open();
    latest().say(subscribedAt(seq, recovered, epoch));
    await timers.advance(0);
  };
  return { client, timers, sockets, latest, subscribe, seen, states, problems, snapshots: () => snapshots };
};

describe('connecting', () => {
  it('asks for a ticket, opens its address and subscribes to all topics', async () => {
    const { client, latest, subscribe, states, snapshots } = await start();
    expect(client.state).toBe('connecting');
    expect(latest().url).toBe('ws://realtime.test/?ticket=ticket-1');
    await subscribe(7, false);
    expect(latest().sent).toEqual([{ action: 'subscribe', topics: ALL }]);
    expect([client.state, states, snapshots(), client.position]).toEqual([
      'live',
      ['live'],
      1,
      { epoch: 'e1', seq: 7 },
    ]);
  });

  it('leaves an address alone that has the ticket in it', async () => {
    const url = 'wss://x.test/stage?ticket=abc';
    const { latest } = await start({ openTicket: async () => ({ ticket: 'abc', url }) });
    expect(latest().url).toBe(url);
  });

  it('gives up on a handshake that does not end, and tries again', async () => {
    const { timers, sockets, latest } = await start();
    latest().open();
    await timers.advance(10_000);
    expect(sockets[0]!.closed).toBe(true);
    await timers.advance(500);
    expect(sockets).toHaveLength(2);
  });

  it('tries again when no ticket is to be had', async () => {
    const { timers, sockets, problems } = await start({
      openTicket: async () => {
        throw new Error('no ticket');
      },
    });
    expect(problems).toEqual([new Error('no ticket')]);
    await timers.advance(500);
    expect([problems.length, sockets.length]).toEqual([2, 0]);
  });

  it('waits ever longer, up to the cap', async () => {
    const { timers, sockets, latest } = await start();
    for (const waited of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const before = sockets.length;
      latest().drop();
      await timers.advance(waited - 1);
      expect(sockets).toHaveLength(before);
      await timers.advance(1);
      expect(sockets).toHaveLength(before + 1);
    }
  });

  it('does not wait when it is told that the network is back', async () => {
    const { client, timers, sockets, latest } = await start();
    latest().drop();
    client.connect();
    client.connect();
    await timers.advance(0);
    expect(sockets).toHaveLength(2);
  });

  it.each([
    ['the ticket', new FrontdeskError('Forbidden', { status: 403, code: 'FORBIDDEN' })],
    ['a topic', undefined],
  ])('ends when %s is refused for good', async (_, error) => {
    const openTicket = async () => Promise.reject(error);
    const { client, timers, sockets, latest, problems } = await start(error && { openTicket });
    if (error === undefined) {
      latest().open();
      latest().say({ type: 'error', code: 'FORBIDDEN' });
    }
    await timers.advance(600_000);
    expect(client.state).toBe('closed');
    expect(problems).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(sockets).toHaveLength(error ? 0 : 1);
  });

  it('forgets a position that the server cannot read', async () => {
    const { timers, latest, subscribe, snapshots } = await start();
    await subscribe(7, false);
    latest().drop();
    await timers.advance(500);
    latest().open();
    latest().say({ type: 'error', code: 'INPUT_INVALID' });
    await timers.advance(2_000);
    latest().open();
    expect(latest().sent[0]).not.toHaveProperty('since');
    await subscribe(9, false);
    expect(snapshots()).toBe(2);
  });

  it('says where a WebSocket has to come from when there is none', () => {
    const options = { openTicket: numberedTickets(), onEvent: () => undefined, onSnapshotNeeded: () => undefined };
    const own = globalThis.WebSocket;
    Reflect.deleteProperty(globalThis, 'WebSocket');
    try {
      expect(() => new RealtimeClient(options)).toThrow('There is no WebSocket here');
    } finally {
      globalThis.WebSocket = own;
    }
  });
});

describe('a lost connection', () => {
  it('is taken up again where it was left, without a snapshot', async () => {
    const { client, timers, latest, subscribe, seen, states, snapshots } = await start();
    await subscribe(7, false);
    for (const seq of [8, 9]) latest().say(eventAt(seq));
    latest().drop();
    expect(client.state).toBe('reconnecting');
    await timers.advance(500);
    latest().open();
    expect(latest().sent).toEqual([{ action: 'subscribe', topics: ALL, since: { epoch: 'e1', seq: 9 } }]);
    latest().say(subscribedAt(12, true));
    for (const seq of [10, 11, 12, 13]) latest().say(eventAt(seq));
    expect([seen, states, snapshots()]).toEqual([[8, 9, 10, 11, 12, 13], ['live', 'reconnecting', 'live'], 1]);
  });

  it('leads to a snapshot when the server cannot tell what was missed, and events go on after it', async () => {
    const { timers, latest, subscribe, seen, snapshots } = await start();
    await subscribe(7, false);
    latest().drop();
    await timers.advance(500);
    await subscribe(3, false, 'e2');
    latest().say(eventAt(4, 'e2'));
    expect([seen, snapshots()]).toEqual([[4], 2]);
  });

  it('is noticed by its silence', async () => {
    const { client, timers, latest, subscribe, sockets } = await start();
    await subscribe(7, false);
    await timers.advance(30_000);
    expect(latest().sent.at(-1)).toEqual({ action: 'ping' });
    latest().say({ type: 'pong' });
    await timers.advance(30_000);
    expect(latest().sent.filter(({ action }) => action === 'ping')).toHaveLength(2);
    await timers.advance(10_000);
    expect([client.state, sockets[0]!.closed]).toEqual(['reconnecting', true]);
  });

  it('may be told by the server', async () => {
    const { client, timers, sockets, latest, subscribe } = await start();
    await subscribe(7, false);
    latest().say({ type: 'error', code: 'UNAVAILABLE' });
    expect([client.state, latest().closed]).toEqual(['reconnecting', true]);
    await timers.advance(500);
    expect(sockets).toHaveLength(2);
  });

  it('brings nothing any more', async () => {
    const { timers, sockets, latest, subscribe, seen } = await start();
    await subscribe(7, false);
    latest().drop();
    sockets[0]!.say(eventAt(8));
    await timers.advance(0);
    expect(seen).toEqual([]);
  });
});

describe('before the gateway cuts it', () => {
  it('a second connection takes over, and nothing is lost or told twice', async () => {
    const { timers, sockets, subscribe, seen, states } = await start({ settings: { pingIntervalMs: 10 ** 9 } });
    await subscribe(7, false);
    const [first] = sockets;
    first!.say(eventAt(8));
    await timers.advance(99 * 60_000);
    const second = sockets[1]!;
    second.open();
    expect(second.sent[0]).toMatchObject({ since: { epoch: 'e1', seq: 8 } });
    first!.say(eventAt(9));
    expect(first!.closed).toBe(false);
    second.say(subscribedAt(9, true));
    expect(first!.closed).toBe(true);
    for (const seq of [9, 10]) second.say(eventAt(seq));
    expect([seen, states]).toEqual([[8, 9, 10], ['live']]);
  });

  it('the first stays when the second does not come about', async () => {
    const { client, timers, sockets, subscribe, seen } = await start({ settings: { pingIntervalMs: 10 ** 9 } });
    await subscribe(7, false);
    await timers.advance(99 * 60_000);
    sockets[1]!.drop();
    sockets[0]!.say(eventAt(8));
    expect([client.state, seen]).toEqual(['live', [8]]);
    await timers.advance(500);
    expect(sockets).toHaveLength(3);
  });
});

describe('where WebSockets do not get through', () => {
  const blocked = async () => {
    let polls = 0;
    const running = await start({
      poll: () => {
        polls += 1;
      },
    });
    const fail = async (times: number) => {
      for (let count = 0; count < times; count += 1) {
        running.latest().drop();
        await running.timers.advance(500 * 2 ** count);
      }
    };
    return { ...running, fail, polls: () => polls };
  };

  it('it polls every five seconds after three failures, and goes on trying', async () => {
    const { client, timers, sockets, fail, latest, polls } = await blocked();
    await fail(2);
    expect([client.state, polls()]).toEqual(['connecting', 0]);
    latest().drop();
    await timers.advance(0);
    expect([client.state, polls()]).toEqual(['polling', 1]);
    await timers.advance(5_000);
    expect(polls()).toBe(2);
    expect(sockets).toHaveLength(4);
    await timers.advance(10_000);
    expect(polls()).toBe(4);
  });

  it('it ends polling when one gets through', async () => {
    const { client, timers, fail, subscribe, polls, states } = await blocked();
    await fail(3);
    const before = polls();
    await subscribe(7, false);
    await timers.advance(29_000);
    expect([client.state, polls(), states]).toEqual(['live', before, ['polling', 'live']]);
  });

  it('polls are never two at once, and one that fails is not the last', async () => {
    let polls = 0;
    let answer = (): void => undefined;
    const { timers, latest } = await start({
      settings: { failuresBeforePolling: 1 },
      poll: () => {
        polls += 1;
        return new Promise((_, reject) => {
          answer = () => reject(new Error('down'));
        });
      },
    });
    latest().drop();
    await timers.advance(20_000);
    expect(polls).toBe(1);
    answer();
    await timers.advance(5_000);
    expect(polls).toBe(2);
  });
});

describe('closing', () => {
  it('ends the connection, every attempt and every timer', async () => {
    const running = await start();
    await running.subscribe(7, false);
    running.client.close();
    expect([running.client.state, running.latest().closed, running.timers.pending]).toEqual(['closed', true, 0]);
    running.client.connect();
    await running.timers.advance(600_000);
    expect(running.sockets).toHaveLength(1);
  });

  it('while the ticket is asked for opens nothing', async () => {
    let give = (_: { ticket: string; url: string }): void => undefined;
    const openTicket = () =>
      new Promise<{ ticket: string; url: string }>((resolve) => {
        give = resolve;
      });
    const { client, timers, sockets } = await start({ openTicket });
    client.close();
    give({ ticket: 't', url: 'ws://realtime.test/' });
    await timers.advance(60_000);
    expect(sockets).toEqual([]);
  });

  it('tells a listener, unless it has left', async () => {
    const { client, states } = await start();
    const heard: string[] = [];
    client.onStateChange((state) => heard.push(state))();
    client.close();
    expect([states, heard]).toEqual([['closed'], []]);
  });
});

it('passes over what a later server may say', async () => {
  const { client, latest, subscribe, seen, problems } = await start();
  await subscribe(7, false);
  for (const text of ['{', '[]', 'null', '{"type":"news"}', '{"type":"event","seq":8}', '{"message":"Forbidden"}']) {
    latest().say(text);
  }
  latest().say({ type: 'error', code: 'INPUT_INVALID' });
  expect([client.state, seen, problems.length]).toEqual(['live', [], 1]);
});
