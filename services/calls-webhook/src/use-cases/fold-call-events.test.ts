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
    const change = calls.change.bind(calls);
    calls.change = async (practiceId, decide) =>
      change(practiceId, async (view) => {
        const decided = await decide(view);
        if (decided.changes?.calls?.some(({ after }) => after.id === 'poison')) throw new TypeError('broken');
        return decided;
      });
    const poison = messagesOf('poison', 'missed').slice(0, 2);
    const failed = await fold(...messagesOf('c', 'missed'), ...poison);
    expect(failed).toEqual(poison.map(({ id }) => id));
    expect(await presented()).toMatchObject({ status: 'ended', missed: true });
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
