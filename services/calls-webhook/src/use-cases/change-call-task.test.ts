import type { CallSighting } from '@frontdesk/calls/domain/call-sighting';
import type { TaskAction } from '@frontdesk/contracts/callback-task';
import { EVENT_CATALOGUE } from '@frontdesk/contracts/events';
import type { Role } from '@frontdesk/core/roles';
import { SetClock } from '@frontdesk/testing/set-clock';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { presentTask } from '../domain/present-task.ts';
import { InMemoryCallStore } from '../testing/in-memory-call-store.ts';
import { InMemoryPostCallQueue } from '../testing/in-memory-ports.ts';
import { changeCallTask } from './change-call-task.ts';
import { foldCallEvents } from './fold-call-events.ts';
import { listCallTasks } from './list-call-tasks.ts';

const practiceId = 'p001';
const T0 = Date.parse('2027-03-01T15:00:00.000Z');
let clock: SetClock;
let calls: InMemoryCallStore;
beforeEach(async () => {
  clock = new SetClock('2027-03-01T16:00:00Z');
  calls = new InMemoryCallStore();
  await tell({ callId: 'missed', at: T0, queuedAt: T0, endedAt: T0 + 60_000 });
});

async function tell(told: Partial<CallSighting> & { callId: string; at: number }): Promise<void> {
  const content = {
    practiceId,
    eventId: `e${told.at}`,
    channel: 'VOICE',
    method: 'INBOUND',
    initiatedAt: told.at,
    ...told,
  };
  const ports = { calls, postCall: new InMemoryPostCallQueue(), clock };
  const fail = (): void => expect.unreachable();
  await foldCallEvents({ messages: [{ id: 'm', content }], deadline: clock.now() + 5_000, fail }, ports);
}
async function act(
  action: TaskAction,
  subject = 'ann',
  role: Role = 'agent',
  taskId = 'missed',
  practice = practiceId,
) {
  const caller = { practiceId: practice, subject, role };
  return presentTask(await changeCallTask({ caller, taskId, action, deadline: clock.now() + 5_000 }, { calls, clock }));
}
const listed = async (status?: 'open' | 'closed') =>
  (await listCallTasks({ practiceId, query: { ...(status && { status }) } }, calls.taskIndex)).tasks.map(
    ({ id }) => id,
  );
const refused = { code: 'STATUS_CONFLICT' };

describe('a task to call somebody back', () => {
  it('is taken by one, and by nobody else until it is released', async () => {
    expect(await act('take')).toMatchObject({ status: 'open', ownerId: 'ann', takenAt: '2027-03-01T16:00:00.000Z' });
    for (const action of ['take', 'release', 'no-answer', 'done'] as const) {
      await expect(act(action, 'bob')).rejects.toMatchObject(refused);
    }
    await act('release');
    expect(await act('take', 'bob')).toMatchObject({ ownerId: 'bob' });
    expect(await listed()).toEqual(['missed']);
  });

  it('is the same after a repeat, and nobody is told twice', async () => {
    const counted = () => calls.events.length;
    for (const action of ['take', 'no-answer', 'take', 'done'] as const) {
      const first = await act(action);
      const before = counted();
      clock.advance(60);
      expect(await act(action)).toEqual(first);
      expect(counted()).toBe(before);
    }
  });

  it('stays open when nobody answers, is counted, and is free for whoever tries next', async () => {
    await act('take');
    expect(await act('no-answer')).toMatchObject({ status: 'open', attempts: 1 });
    expect(await act('no-answer', 'bob')).toMatchObject({ attempts: 2, lastAttemptAt: '2027-03-01T16:00:00.000Z' });
    expect((await act('take')).ownerId).toBe('ann');
  });

  it('is closed by whoever has it, or by a manager', async () => {
    await act('take', 'bob');
    const done = await act('done', 'mia', 'manager');
    expect(done).toMatchObject({ status: 'closed', doneBy: 'mia', doneAt: '2027-03-01T16:00:00.000Z' });
    expect(done).not.toHaveProperty('ownerId');
    expect([await listed(), await listed('closed')]).toEqual([[], ['missed']]);
    await expect(act('take')).rejects.toMatchObject(refused);
  });

  it('is closed by a callback that reaches the caller, and opened anew when the caller is missed again later', async () => {
    await act('take');
    const link = { initialContactId: 'missed', previousContactId: 'missed' };
    const talk = { connectedAt: T0 + 130_000, systemConnectedAt: T0 + 140_000, endedAt: T0 + 200_000 };
    await tell({ callId: 'callback', at: T0 + 120_000, method: 'CALLBACK', ...link, ...talk });
    expect(await listed()).toEqual([]);
    await tell({ callId: 'again', at: T0 + 900_000, ...link, queuedAt: T0 + 900_000, endedAt: T0 + 960_000 });
    const [task] = (await listCallTasks({ practiceId, query: {} }, calls.taskIndex)).tasks.map(presentTask);
    expect(task).toMatchObject({ id: 'missed', callId: 'missed', createdAt: '2027-03-01T15:16:00.000Z', attempts: 0 });
    expect(task).not.toHaveProperty('ownerId');
  });

  it('stays closed when what comes late tells of a miss before it was closed', async () => {
    await act('done');
    const link = { initialContactId: 'missed', previousContactId: 'missed' };
    await tell({ callId: 'callback', at: T0 + 70_000, method: 'CALLBACK', ...link, endedAt: T0 + 4_000_000 });
    expect(await listed()).toEqual([]);
  });

  it('is told to every desk, without anything about anybody', async () => {
    await act('take');
    await act('done');
    const told = calls.events.filter(({ event }) => event === 'call.task-changed');
    expect(told.map(({ data }) => data)).toMatchObject([
      { taskId: 'missed', status: 'open', version: 1 },
      { taskId: 'missed', status: 'open', ownerId: 'ann', version: 2 },
      { taskId: 'missed', status: 'closed', doneBy: 'ann', version: 3 },
    ]);
    for (const { data } of told) {
      expect(z.safeParse(EVENT_CATALOGUE['call.task-changed'].data, data).error).toBeUndefined();
    }
  });

  it('is found by any contact of its chain, and not by another practice', async () => {
    await tell({ callId: 'transfer', at: T0, method: 'TRANSFER', initialContactId: 'missed', endedAt: T0 + 10 });
    expect(await act('take', 'ann', 'agent', 'transfer')).toMatchObject({ id: 'missed' });
    await expect(act('take', 'ann', 'agent', 'missed', 'p002')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(act('take', 'ann', 'agent', 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('is not there while a callback is still to be made, and is when that comes to nothing', async () => {
  const link = { initialContactId: 'missed', previousContactId: 'missed', method: 'CALLBACK' };
  await tell({ callId: 'callback', at: T0 + 59_000, ...link, queuedAt: T0 + 59_000 });
  expect(await listed()).toEqual([]);
  await tell({ callId: 'callback', at: T0 + 59_000, ...link, endedAt: T0 + 600_000 });
  expect(await listed()).toEqual(['missed']);
});
