import { systemClock } from '@frontdesk/core/clock';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DynamoDbCallStore } from './adapters/dynamodb-call-store.ts';
import { DynamoDbTaskIndex } from './adapters/dynamodb-task-index.ts';
import { DynamoDbTasksOfCalls } from './adapters/dynamodb-tasks-of-calls.ts';
import { presentCall } from './domain/present-call.ts';
import { sightingOf } from './domain/sighting-of-contact.ts';
import { isLeftWaiting, readContact } from './testing/connect-reading.ts';
import { contactStory, eventsOfRecord } from './testing/contact-stories.ts';
import { InMemoryPostCallQueue } from './testing/in-memory-ports.ts';
import { randomNumbers, shuffled } from './testing/random.ts';
import { changeCallTask } from './use-cases/change-call-task.ts';
import { foldCallEvents, type QueuedSighting } from './use-cases/fold-call-events.ts';

let database: TestDynamoDb;
beforeAll(async () => {
  database = await openTestDynamoDb();
});
afterAll(async () => {
  await database.stop();
});

const openStore = () => {
  const { client, tableNames } = database;
  const { calls: callsTable, events: eventsTable } = tableNames;
  return new DynamoDbCallStore({ client, callsTable, eventsTable, clock: systemClock });
};
const inTenSeconds = (): number => Date.now() + 10_000;

it('reads chains of contacts as Amazon Connect’s documentation does, with consumers side by side', async () => {
  const practiceId = 'p-chains';
  const random = randomNumbers(8);
  const stories = Array.from({ length: 40 }, (_, n) => contactStory(`s${n}`, random));
  const events = stories.flat().flatMap((record) => eventsOfRecord(record, practiceId, random));
  const messages = shuffled([...events, ...events], random).map(
    (event, index): QueuedSighting => ({ id: String(index), content: sightingOf(event, practiceId)! }),
  );
  const consume = async (): Promise<void> => {
    const ports = { calls: openStore(), postCall: new InMemoryPostCallQueue(), clock: systemClock };
    while (messages.length > 0) {
      const batch = messages.splice(0, 10);
      // What fails comes again, as from a queue.
      const fail = (message: QueuedSighting): void => void messages.push(message);
      await foldCallEvents({ messages: batch, deadline: inTenSeconds(), fail }, ports);
    }
  };
  await Promise.all(Array.from({ length: 5 }, consume));

  const { client, tableNames } = database;
  const tasks = new DynamoDbTasksOfCalls({ client, tableName: tableNames.calls, clock: systemClock });
  let left = 0;
  for (const story of stories) {
    const calls = await Promise.all(story.map(async ({ id }) => (await openStore().read({ practiceId, id }))!));
    const found = await tasks.of(calls, inTenSeconds());
    const presented = calls.map((call) => presentCall(call, found.get(call.id)));
    for (const [index, record] of story.entries()) expect(presented[index]).toMatchObject(readContact(record));
    const shown = presented.flatMap(({ callbackTask }) => callbackTask?.status ?? []);
    const isLeft = isLeftWaiting(story);
    expect(shown, JSON.stringify(story)).toEqual(isLeft === undefined ? [] : [isLeft ? 'open' : 'closed']);
    if (isLeft) left += 1;
  }
  const index = new DynamoDbTaskIndex({ client, tableName: tableNames.calls });
  const open = await index.find({ practiceId, status: 'open', limit: 100 });
  expect(open.tasks).toHaveLength(left);
}, 120_000);

it('gives a task to one of ten agents who take it at once', async () => {
  const practiceId = 'p-taking';
  const at = Date.parse('2027-03-01T15:00:00.000Z');
  const told = { channel: 'VOICE', method: 'INBOUND', initiatedAt: at, queuedAt: at, endedAt: at + 60_000 };
  const content = { practiceId, callId: 'missed', eventId: 'e', at, ...told };
  const ports = { calls: openStore(), postCall: new InMemoryPostCallQueue(), clock: systemClock };
  const fail = (): void => expect.unreachable();
  await foldCallEvents({ messages: [{ id: 'm', content }], deadline: inTenSeconds(), fail }, ports);
  const take = (agent: number) => {
    const caller = { practiceId, subject: `agent-${agent}`, role: 'agent' as const };
    return changeCallTask({ caller, taskId: 'missed', action: 'take', deadline: inTenSeconds() }, ports);
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, agent) => take(agent)));
  const taken = outcomes.filter(({ status }) => status === 'fulfilled');
  expect(taken).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'STATUS_CONFLICT' });
  }
});
