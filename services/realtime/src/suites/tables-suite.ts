import { describe, expect, it } from 'vitest';
import type { Connections, GoingLive } from '../ports/connections.ts';
import type { EventLog } from '../ports/event-log.ts';
import { someEvent, someEvents } from '../testing/some-event.ts';

export interface RealtimeTables {
  readonly log: EventLog;
  readonly connections: Connections;
}

const NOW = 1_795_348_800_000;
const grant = (practiceId: string) => ({ practiceId, subject: 'user-1', scopes: ['calls:read'] });
let practices = 0;

/** What every event log and every directory of connections does. */
export function tablesSuite(name: string, tables: () => RealtimeTables): void {
  const newPractice = (): string => `practice-${++practices}`;

  describe(`the event log ${name}`, () => {
    it('begins once, and has no end before', async () => {
      const { log } = tables();
      const practiceId = newPractice();
      expect(await log.head(practiceId)).toBeUndefined();
      const first = { epoch: 'ep_1', seq: 0, pushedSeq: 0, lanes: 1 };
      expect(await log.begin(practiceId, 'ep_1')).toEqual(first);
      expect(await log.begin(practiceId, 'ep_2')).toEqual(first);
    });

    it('numbers events after the head, and keeps what is said of the push with them', async () => {
      const { log } = tables();
      const practiceId = newPractice();
      const head = await log.begin(practiceId, 'ep_1');
      expect(await log.append({ practiceId, head, events: someEvents(1, 3), now: NOW })).toEqual({ kind: 'written' });
      const next = { ...head, seq: 3, pushedSeq: 2, lanes: 4 };
      await log.append({ practiceId, head: next, events: [someEvent(4)], now: NOW + 1 });
      expect(await log.head(practiceId)).toEqual({ epoch: 'ep_1', seq: 4, pushedSeq: 2, lanes: 4 });
      expect(await log.read(practiceId, 'ep_1', { afterSeq: 2, toSeq: 9, limit: 9 })).toEqual([
        { ...someEvent(3), seq: 3, loggedAt: NOW },
        { ...someEvent(4), seq: 4, loggedAt: NOW + 1 },
      ]);
    });

    it('takes ninety-nine events at once, and gives them in pages', async () => {
      const { log } = tables();
      const practiceId = newPractice();
      const head = await log.begin(practiceId, 'ep_1');
      expect(await log.append({ practiceId, head, events: someEvents(1, 99), now: NOW })).toEqual({ kind: 'written' });
      const page = await log.read(practiceId, 'ep_1', { afterSeq: 8, toSeq: 99, limit: 3 });
      expect(page.map(({ seq }) => seq)).toEqual([9, 10, 11]);
      expect(await log.read(practiceId, 'ep_1', { afterSeq: 9, toSeq: 10, limit: 3 })).toHaveLength(1);
      expect(await log.read(practiceId, 'ep_2', { afterSeq: 0, toSeq: 99, limit: 3 })).toEqual([]);
      for (const afterSeq of [99, 100]) {
        expect(await log.read(practiceId, 'ep_1', { afterSeq, toSeq: 99, limit: 3 })).toEqual([]);
      }
    });

    it('refuses all of a batch of which it has some, and names them', async () => {
      const { log } = tables();
      const practiceId = newPractice();
      const head = await log.begin(practiceId, 'ep_1');
      await log.append({ practiceId, head, events: someEvents(1, 2), now: NOW });
      const again = { practiceId, head: { ...head, seq: 2 }, events: someEvents(2, 3), now: NOW };
      const logged = new Set([someEvent(2).eventId]);
      expect(await log.append(again)).toEqual({ kind: 'refused', logged, head: undefined });
      expect((await log.head(practiceId))?.seq).toBe(2);
    });

    it('refuses whoever is wrong about its end, and says where it is', async () => {
      const { log } = tables();
      const practiceId = newPractice();
      const head = await log.begin(practiceId, 'ep_1');
      await log.append({ practiceId, head, events: someEvents(1, 2), now: NOW });
      const refused = await log.append({ practiceId, head, events: [someEvent(3)], now: NOW });
      expect(refused).toEqual({ kind: 'refused', logged: new Set(), head: { ...head, seq: 2 } });
      const stranger = { ...head, epoch: 'ep_2', seq: 2 };
      expect(await log.append({ practiceId, head: stranger, events: [someEvent(3)], now: NOW })).toMatchObject({
        kind: 'refused',
        head: { epoch: 'ep_1', seq: 2 },
      });
    });

    it('lets one of many that append at once win, and none get between', async () => {
      const { log } = tables();
      const practiceId = newPractice();
      const head = await log.begin(practiceId, 'ep_1');
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          log.append({ practiceId, head, events: [someEvent(index * 2 + 1), someEvent(index * 2 + 2)], now: NOW }),
        ),
      );
      expect(outcomes.filter(({ kind }) => kind === 'written')).toHaveLength(1);
      expect(await log.read(practiceId, 'ep_1', { afterSeq: 0, toSeq: 99, limit: 99 })).toHaveLength(2);
    });

    it('keeps practices apart', async () => {
      const { log } = tables();
      const [one, other] = [newPractice(), newPractice()];
      const head = await log.begin(one, 'ep_1');
      await log.begin(other, 'ep_1');
      await log.append({ practiceId: one, head, events: someEvents(1, 2), now: NOW });
      expect(await log.read(other, 'ep_1', { afterSeq: 0, toSeq: 9, limit: 9 })).toEqual([]);
      expect(await log.append({ practiceId: other, head, events: someEvents(1, 2), now: NOW })).toEqual({
        kind: 'written',
      });
    });
  });

  describe(`the connections ${name}`, () => {
    const opened = async (): Promise<{ key: { practiceId: string; connectionId: string }; change: GoingLive }> => {
      const { log, connections } = tables();
      const key = { practiceId: newPractice(), connectionId: 'c1=' };
      await log.begin(key.practiceId, 'ep_1');
      await connections.enter(key, grant(key.practiceId), NOW);
      const position = { epoch: 'ep_1', seq: 0 };
      return { key, change: { ...key, topics: ['calls', 'appointments'], position, lane: 3, joinId: 'join_1' } };
    };
    const deadline = Date.now() + 60_000;

    it('go from idle over joining to live, and away', async () => {
      const { connections } = tables();
      const { key, change } = await opened();
      expect(await connections.stateOf(key)).toEqual({ kind: 'idle' });
      expect(await connections.beginJoining(key, 'join_1', NOW)).toBeUndefined();
      expect(await connections.stateOf(key)).toEqual({ kind: 'joining', sinceEpochMilliseconds: NOW });
      expect(await connections.live(key.practiceId)).toEqual([]);
      expect(await connections.goLive(change, deadline)).toEqual({ kind: 'live' });
      expect(await connections.stateOf(key)).toEqual({ kind: 'live' });
      const live = { connectionId: 'c1=', topics: ['calls', 'appointments'], lane: 3 };
      expect(await connections.live(key.practiceId)).toEqual([live]);
      await connections.remove(key);
      expect(await connections.stateOf(key)).toEqual({ kind: 'missing' });
      await connections.remove(key);
    });

    it('let one join, and tell the others why not', async () => {
      const { connections } = tables();
      const { key, change } = await opened();
      await connections.beginJoining(key, 'join_1', NOW);
      expect(await connections.beginJoining(key, 'join_2', NOW)).toMatchObject({ kind: 'joining' });
      expect(await connections.goLive({ ...change, joinId: 'join_2' }, deadline)).toEqual({ kind: 'lost' });
      await connections.goLive(change, deadline);
      expect(await connections.beginJoining(key, 'join_3', NOW)).toEqual({ kind: 'live' });
      const unknown = { ...key, connectionId: 'c2=' };
      expect(await connections.beginJoining(unknown, 'join_4', NOW)).toEqual({ kind: 'missing' });
      expect(await connections.goLive({ ...change, ...unknown }, deadline)).toEqual({ kind: 'lost' });
    });

    it('go live only where the log ends', async () => {
      const { log, connections } = tables();
      const { key, change } = await opened();
      const { practiceId } = key;
      await connections.beginJoining(key, 'join_1', NOW);
      const head = await log.begin(practiceId, 'ep_1');
      await log.append({ practiceId, head, events: someEvents(1, 2), now: NOW });
      expect(await connections.goLive(change, deadline)).toEqual({ kind: 'moved', head: { ...head, seq: 2 } });
      const position = { epoch: 'ep_1', seq: 2 };
      expect(await connections.goLive({ ...change, position }, deadline)).toEqual({ kind: 'live' });
    });

    it('gain and lose topics while they are live, and only then', async () => {
      const { connections } = tables();
      const { key, change } = await opened();
      const { joinId: _, ...added } = { ...change, topics: ['appointments'] as const };
      expect(await connections.removeTopics(key, ['calls'])).toEqual({ kind: 'idle' });
      expect(await connections.goLive(added, deadline)).toEqual({ kind: 'lost' });
      await connections.beginJoining(key, 'join_1', NOW);
      const joining = { kind: 'joining', sinceEpochMilliseconds: NOW };
      expect(await connections.removeTopics(key, ['calls'])).toEqual(joining);
      await connections.goLive({ ...change, topics: ['calls'] }, deadline);
      expect(await connections.goLive(added, deadline)).toEqual({ kind: 'live' });
      expect(await connections.live(key.practiceId)).toMatchObject([{ topics: ['calls', 'appointments'], lane: 3 }]);
      expect(await connections.removeTopics(key, ['calls'])).toBeUndefined();
      await connections.removeTopics(key, ['appointments']);
      expect(await connections.live(key.practiceId)).toMatchObject([{ topics: [] }]);
      await connections.goLive(added, deadline);
      expect(await connections.live(key.practiceId)).toMatchObject([{ topics: ['appointments'] }]);
      await connections.remove(key);
      expect(await connections.removeTopics(key, ['calls'])).toEqual({ kind: 'missing' });
      expect(await connections.stateOf(key)).toEqual({ kind: 'missing' });
    });

    it('of one practice are no business of another', async () => {
      const { connections } = tables();
      const { key, change } = await opened();
      await connections.beginJoining(key, 'join_1', NOW);
      await connections.goLive(change, deadline);
      expect(await connections.live(newPractice())).toEqual([]);
    });
  });
}
