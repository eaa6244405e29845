import { EVENT_CATALOGUE } from '@frontdesk/contracts/events';
import { silentLogger } from '@frontdesk/core/logger';
import { SetClock } from '@frontdesk/testing/set-clock';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { presentCall } from '../domain/present-call.ts';
import { sightingOf } from '../domain/sighting-of-contact.ts';
import { CANARIES, eventsOfCall } from '../testing/contact-events.ts';
import { InMemoryCallStore } from '../testing/in-memory-call-store.ts';
import { InMemoryAppointmentsOfCall, InMemoryPostCallQueue } from '../testing/in-memory-ports.ts';
import { foldCallEvents, type QueuedSighting } from './fold-call-events.ts';
import { runPostCallWorkflow } from './run-post-call-workflow.ts';

let calls: InMemoryCallStore;
let postCall: InMemoryPostCallQueue;
let appointments: InMemoryAppointmentsOfCall;
const clock = new SetClock('2027-03-01T16:00:00Z');
beforeEach(() => {
  calls = new InMemoryCallStore();
  postCall = new InMemoryPostCallQueue();
  appointments = new InMemoryAppointmentsOfCall();
});

const deadline = clock.now() + 5_000;
const key = { practiceId: 'p001', id: 'c' };
const messagesOf = (id: string, upTo: 'answered' | 'missed'): QueuedSighting[] =>
  eventsOfCall(id, upTo, true).map((event) => ({ id: event.id, content: sightingOf(event, 'p001')! }));
async function fold(...messages: QueuedSighting[]): Promise<string[]> {
  const failed: string[] = [];
  const fail = ({ id }: QueuedSighting) => void failed.push(id);
  await foldCallEvents({ messages, deadline, fail }, { calls, postCall, clock });
  return failed;
}
const work = () => runPostCallWorkflow({ call: key, logger: silentLogger, deadline }, { calls, appointments, clock });
const presented = async () => {
  const call = (await calls.read(key))!;
  return presentCall(call, (await calls.of([call])).get(call.id));
};
const published = () => calls.events.map(({ event }) => event);

describe('foldCallEvents', () => {
  it('publishes each of the four events once, in order, whatever comes twice', async () => {
    for (const message of messagesOf('c', 'answered')) await fold(message, message);
    await fold(...messagesOf('c', 'answered'));
    expect(published()).toEqual(['call.initiated', 'call.queued', 'call.connected', 'call.ended']);
    expect(new Set(calls.events.map(({ eventId }) => eventId)).size).toBe(4);
  });

  it('publishes what comes late with the call as it is by then', async () => {
    await fold(...messagesOf('c', 'answered').reverse().slice(0, 2));
    await fold(...messagesOf('c', 'answered'));
    expect(published()).toEqual(['call.initiated', 'call.ended', 'call.queued', 'call.connected']);
    expect(calls.events.at(-1)?.data).toMatchObject({
      status: 'ended',
      agentId: 'agent-7',
      talkSeconds: 300,
      version: 2,
    });
    expect(calls.events[2]!.eventId < calls.events[3]!.eventId).toBe(true);
  });

  it('publishes what the catalogue promises, and nothing of the customer', async () => {
    await fold(...messagesOf('c', 'answered'));
    for (const { event, data } of calls.events) {
      expect(z.safeParse(EVENT_CATALOGUE[event].data, data).error).toBeUndefined();
    }
    for (const canary of CANARIES) expect(JSON.stringify(calls.events)).not.toContain(canary);
  });

  it('asks for the workflow of an ended call, and again when a message comes again, until it has run', async () => {
    const messages = messagesOf('c', 'answered');
    await fold(...messages.slice(0, 3));
    expect(postCall.requested).toEqual([]);
    await fold(...messages.slice(3));
    await fold(messages[3]!);
    expect(postCall.requested).toEqual([key, key]);
    await work();
    await fold(messages[3]!);
    expect(postCall.requested).toHaveLength(2);
  });

  it('fails only the messages of the call that cannot be written', async () => {
    const write = calls.write.bind(calls);
    calls.write = async (changes) => {
      if (changes.calls?.some(({ after }) => after.id === 'poison')) throw new TypeError('broken');
      return write(changes);
    };
    const poison = messagesOf('poison', 'missed').slice(0, 2);
    const failed = await fold(...messagesOf('c', 'missed'), ...poison);
    expect(failed).toEqual(poison.map(({ id }) => id));
    expect(await presented()).toMatchObject({ status: 'ended', missed: true });
  });
});

describe('foldCallEvents with calls of one batch', () => {
  /** The records and events of each transaction that was written. */
  const recordWrites = (): string[][] => {
    const written: string[][] = [];
    const write = calls.write.bind(calls);
    calls.write = async (changes) => {
      const isWritten = await write(changes);
      const records = (changes.calls ?? []).map(({ after }) => after.id);
      if (isWritten) written.push([...records, ...changes.events.map(({ event }) => event)]);
      return isWritten;
    };
    return written;
  };
  const began = (id: string, practiceId = 'p001'): QueuedSighting => {
    const [first] = eventsOfCall(id, 'answered', true);
    return { id: `m-${practiceId}-${id}`, content: sightingOf(first!, practiceId)! };
  };
  const readings = (): string[] => {
    const read: string[] = [];
    const records = calls.records.bind(calls);
    calls.records = async (keys) => {
      read.push(keys.map(({ id }) => id).join());
      return records(keys);
    };
    calls.view = (practiceId) => ({
      call: async (id) => {
        read.push(id);
        return calls.read({ practiceId, id });
      },
      chain: async () => undefined,
    });
    return read;
  };

  it('reads them in one request and writes them in one, also those of several practices', async () => {
    await fold(...messagesOf('a', 'answered').slice(0, 1), ...messagesOf('b', 'answered').slice(0, 1));
    const [read, written] = [readings(), recordWrites()];
    const later = [...messagesOf('a', 'answered').slice(1, 2), ...messagesOf('b', 'answered').slice(1, 2)];
    expect(await fold(...later, began('c'), began('c', 'p002'))).toEqual([]);
    expect(read).toEqual(['a,b']);
    expect(written).toEqual([['a', 'b', 'c', 'c', 'call.queued', 'call.queued', 'call.initiated', 'call.initiated']]);
    expect(
      calls
        .calls()
        .map(({ practiceId, id }) => `${practiceId}/${id}`)
        .sort(),
    ).toEqual(['p001/a', 'p001/b', 'p001/c', 'p002/c']);
  });

  it('reads nothing of calls that have just begun, and is right when they are known all the same', async () => {
    await fold(...messagesOf('known', 'answered').slice(0, 3));
    const before = await calls.read({ practiceId: 'p001', id: 'known' });
    const read = readings();
    expect(await fold(began('new'), began('new'))).toEqual([]);
    expect(read).toEqual([]);
    expect(await fold(began('known'), began('newer'))).toEqual([]);
    expect(await calls.read({ practiceId: 'p001', id: 'known' })).toEqual(before);
    expect(published().filter((event) => event === 'call.initiated')).toHaveLength(3);
  });

  it('folds each call alone when somebody else was first with one of them', async () => {
    const write = calls.write.bind(calls);
    let isFirst = true;
    calls.write = async (changes) => {
      if (isFirst) {
        isFirst = false;
        await fold(...messagesOf('a', 'answered').slice(0, 2));
      }
      return write(changes);
    };
    expect(await fold(...messagesOf('a', 'answered').slice(2), began('b'), began('c'))).toEqual([]);
    expect(await calls.read({ practiceId: 'p001', id: 'a' })).toMatchObject({ facts: { endedAt: expect.any(Number) } });
    expect(
      calls
        .calls()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'c']);
    expect(published().sort()).toEqual(
      ['call.connected', 'call.ended', ...Array(3).fill('call.initiated'), 'call.queued'].sort(),
    );
  });

  it('keeps the order of the events of a chain that is folded within one moment', async () => {
    const transferred = messagesOf('second', 'missed').map(({ id, content }) => ({
      id,
      content: { ...content, initialContactId: 'first', previousContactId: 'first' },
    }));
    expect(await fold(...messagesOf('first', 'missed'), ...transferred)).toEqual([]);
    const told = calls.events.filter(({ event }) => event === 'call.task-changed');
    expect(told.length).toBeGreaterThan(0);
    const keys = calls.events.map(({ eventId }) => eventId);
    expect(keys).toEqual(keys.toSorted());
    expect(calls.chains()).toHaveLength(1);
  });

  it('is not more than one transaction can hold', async () => {
    const sizes: number[] = [];
    const write = calls.write.bind(calls);
    calls.write = async (changes) => {
      sizes.push((changes.calls?.length ?? 0) + (changes.chains?.length ?? 0) + changes.events.length);
      return write(changes);
    };
    const ids = Array.from({ length: 40 }, (_, n) => `many-${n}`);
    expect(await fold(...ids.flatMap((id) => messagesOf(id, 'answered')))).toEqual([]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(40 * 5);
    expect(calls.calls()).toHaveLength(40);
  });

  it('holds up nobody when a record cannot be read', async () => {
    await fold(...messagesOf('a', 'answered').slice(0, 1));
    calls.records = async () => {
      throw new TypeError('An item of the calls table is no call.');
    };
    const view = calls.view.bind(calls);
    calls.view = (practiceId) => ({
      ...view(practiceId),
      call: async (id) => {
        if (id === 'unreadable') throw new TypeError('An item of the calls table is no call.');
        return view(practiceId).call(id);
      },
    });
    const unreadable = messagesOf('unreadable', 'answered').slice(1, 2);
    expect(await fold(...messagesOf('a', 'answered').slice(1, 2), ...unreadable)).toEqual([unreadable[0]!.id]);
    expect(await calls.read({ practiceId: 'p001', id: 'a' })).toMatchObject({
      facts: { queuedAt: expect.any(Number) },
    });
  });
});

describe('runPostCallWorkflow', () => {
  it('sums up an answered call and links its appointments', async () => {
    await fold(...messagesOf('c', 'answered'));
    appointments.ids.push('apt_1', 'apt_2');
    await work();
    expect(await presented()).toMatchObject({
      summary: 'Inbound call, answered after 30 s, talked for 5 min. 2 appointments booked.',
      appointmentIds: ['apt_1', 'apt_2'],
    });
    expect(await presented()).not.toHaveProperty('callbackTask');
  });

  it('sums up a missed call, which has left a task to call back', async () => {
    await fold(...messagesOf('c', 'missed'));
    await work();
    expect(await presented()).toMatchObject({
      missed: true,
      summary: 'Inbound call, missed after 5 min 30 s in the queue.',
      callbackTask: { id: 'c', status: 'open', createdAt: '2027-03-01T15:05:40.000Z', attempts: 0 },
    });
  });

  it('runs once, and not before the end', async () => {
    await work();
    expect(await calls.read(key)).toBeUndefined();
    const messages = messagesOf('c', 'answered');
    await fold(...messages.slice(0, 3));
    await work();
    expect(await presented()).not.toHaveProperty('summary');
    await fold(...messages.slice(3));
    await work();
    const first = await presented();
    appointments.ids.push('apt_late');
    await Promise.all([work(), work()]);
    expect(await presented()).toEqual(first);
  });

  it('revises the summary when it turns out that the caller got through, and there was no task', async () => {
    await fold(...messagesOf('c', 'missed'));
    await work();
    await fold(...messagesOf('c', 'answered'));
    expect(await presented()).toMatchObject({
      missed: false,
      summary: 'Inbound call, answered after 30 s, talked for 5 min.',
    });
    expect(await presented()).not.toHaveProperty('callbackTask');
  });
});
