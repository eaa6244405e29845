import { Phi } from '@frontdesk/core/phi';
import { type FaultInjection, injectFaults } from '@frontdesk/testing/fault-injection';
import { failInOrder } from '@frontdesk/testing/fault-plans';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { patient, staff } from '../testing/callers.ts';
import { dynamoDbPorts } from '../testing/dynamodb-ports.ts';
import { type DynamoDbWorld, startDynamoDbWorld } from '../testing/dynamodb-world.ts';
import { bodyOf, FrontDesk, outcomeOf } from '../testing/front-desk.ts';
import { openPractice, type Practice } from '../testing/world.ts';

let world: DynamoDbWorld;
let practice: Practice;
let desk: FrontDesk;
let faults: FaultInjection;

beforeAll(async () => {
  world = await startDynamoDbWorld();
});

afterAll(() => world.stop());

beforeEach(async () => {
  world.clock.set('2026-03-03T08:00:00-05:00');
  practice = await openPractice(world);
  const client = world.newClient();
  faults = injectFaults(client);
  desk = new FrontDesk(dynamoDbPorts(client, world.database.tableNames, world.clock), staff(practice.practiceId));
  // Warm: the practice's rules are known to the container.
  await desk.book({ start: '2026-03-03T09:00:00-05:00' });
  faults.reset();
});

const calls = () => faults.calls.map(({ command }) => command);
const start = '2026-03-03T10:00:00-05:00';

describe('round trips to DynamoDB', () => {
  it('a cold booking reads the rules once and writes once', async () => {
    const client = world.newClient();
    const cold = injectFaults(client);
    const ports = dynamoDbPorts(client, world.database.tableNames, world.clock);
    await new FrontDesk(ports, staff(practice.practiceId)).book({ start });
    expect(cold.calls.map(({ command }) => command)).toEqual(['Query', 'TransactWriteItems']);
  });

  it('a warm booking is one TransactWriteItems and nothing else', async () => {
    await desk.book({ start });
    expect(calls()).toEqual(['TransactWriteItems']);
  });

  it('a warm booking with rooms over midnight in UTC is one TransactWriteItems', async () => {
    const hour = { providerId: 'dr-always', appointmentType: 'hour', start: '2026-03-03T18:30:00-05:00' };
    await desk.book({ ...hour, resourceIds: ['room-1', 'room-2'] });
    expect(calls()).toEqual(['TransactWriteItems']);
  });

  it('a hold is one TransactWriteItems, and so is booking with it', async () => {
    const { id: holdId } = bodyOf(await desk.hold({ start }));
    await desk.book({ start, holdId });
    expect(calls()).toEqual(['TransactWriteItems', 'TransactWriteItems']);
  });

  it('a hold beside others is two at most, and renewing one is two', async () => {
    await desk.hold({ start });
    faults.reset();
    await desk.hold({ start: '2026-03-03T11:00:00-05:00' });
    expect(calls()).toEqual(['TransactWriteItems', 'TransactWriteItems']);
    faults.reset();
    const { id: holdId } = bodyOf(await desk.hold({ start }));
    expect(calls()).toEqual(['TransactWriteItems', 'TransactWriteItems']);
    faults.reset();
    await desk.book({ start, holdId });
    expect(calls()).toEqual(['TransactWriteItems']);
  });

  it('a hold of a time that somebody has is one TransactWriteItems, and a look whether it is one’s own', async () => {
    expect(await outcomeOf(desk.hold({ start: '2026-03-03T09:15:00-05:00' }))).toBe('SLOT_TAKEN');
    expect(calls()).toEqual(['TransactWriteItems', 'GetItem']);
  });

  it('a list of one’s holds is one read', async () => {
    await desk.hold({ start });
    faults.reset();
    expect(await desk.heldTimes()).toHaveLength(1);
    expect(calls()).toEqual(['GetItem']);
  });

  it('a repeated booking is one TransactWriteItems, and one PutItem for its audit entry', async () => {
    await desk.book({ start, key: 'key-1' });
    await desk.book({ start, key: 'key-1' });
    expect(calls()).toEqual(['TransactWriteItems', 'TransactWriteItems', 'PutItem']);
  });

  it('a taken time costs one TransactWriteItems', async () => {
    expect(await outcomeOf(desk.book({ start: '2026-03-03T09:15:00-05:00' }))).toBe('SLOT_TAKEN');
    expect(calls()).toEqual(['TransactWriteItems']);
  });

  it('only a refusal by the rules reads them again, and looks for a kept answer', async () => {
    expect(await outcomeOf(desk.book({ start: '2026-03-03T03:00:00-05:00' }))).toBe('SLOT_UNAVAILABLE');
    expect(calls()).toEqual(['Query', 'GetItem']);
  });

  it('rules that changed cost one more read and one more write, once', async () => {
    await practice.change({ revision: 2 });
    await desk.book({ start });
    await desk.book({ start: '2026-03-03T11:00:00-05:00' });
    expect(calls()).toEqual(['TransactWriteItems', 'Query', 'TransactWriteItems', 'TransactWriteItems']);
  });

  it('a change of an appointment is one read and one write', async () => {
    const { id } = bodyOf(await desk.book({ start }));
    faults.reset();
    await desk.reschedule(id, { start: '2026-03-03T11:00:00-05:00' });
    await desk.change('arrive', id);
    await desk.change('correct', id);
    await desk.cancel(id);
    expect(calls()).toEqual(Array.from({ length: 4 }, () => ['GetItem', 'TransactWriteItems']).flat());
  });

  it('what is throttled or gets no answer is sent again, reads and writes', async () => {
    const { id } = bodyOf(await desk.book({ start }));
    world.clock.advance(1);
    faults.follow(
      failInOrder({
        GetItem: [{ kind: 'throttled' }],
        Query: [{ kind: 'provisioned-throughput-exceeded' }],
        BatchGetItem: [{ kind: 'timeout-after-commit' }],
        PutItem: [{ kind: 'timeout-after-commit' }],
        TransactWriteItems: [
          { kind: 'timeout-after-commit' },
          { kind: 'throttled' },
          undefined,
          { kind: 'timeout-after-commit' },
        ],
      }),
    );
    expect(bodyOf(await desk.change('arrive', id))).toMatchObject({ status: 'arrived', version: 2 });
    expect((await desk.list({ from: '2026-03-03', to: '2026-03-03' })).appointments).toHaveLength(2);
    expect(await desk.read(id)).toMatchObject({ version: 2 });
    expect(await world.events(id)).toEqual(['appointment.booked', 'appointment.arrived']);
    const { entries } = await desk.trail(id);
    expect(entries.map(({ action }) => action).sort()).toEqual(['arrived', 'booked', 'listed', 'read']);
  });

  it('a list is one query, one read of the records and one write of the audit entries', async () => {
    await desk.list({ from: '2026-03-03', to: '2026-03-03' });
    expect(calls()).toEqual(['Query', 'BatchGetItem', 'TransactWriteItems']);
  });

  it('a search for patients is two queries, one read of the records and one write of the audit entries; by name one query less', async () => {
    const { id } = bodyOf(await desk.book({ start }));
    await desk.indexPatients(id);
    faults.reset();
    const { phone = '', familyName = '', birthDate, memberId } = patient.reveal();
    expect(memberId).toBeUndefined();
    await desk.searchPatients(new Phi({ phone }));
    // All but the first beside each other, so any may be sent first.
    expect(calls()[0]).toBe('Query');
    expect(calls().slice(1).toSorted()).toEqual(['BatchGetItem', 'Query', 'TransactWriteItems']);
    faults.reset();
    await desk.searchPatients(new Phi({ familyName, birthDate }));
    expect(calls()[0]).toBe('Query');
    expect(calls().slice(1).toSorted()).toEqual(['BatchGetItem', 'TransactWriteItems']);
    faults.reset();
    await desk.searchPatients(new Phi({ phone: '911' }));
    expect(calls()).toEqual(['Query']);
  });

  it('a correction of the patient is one read and one write, and following an event one read and one write', async () => {
    const { id } = bodyOf(await desk.book({ start }));
    faults.reset();
    await desk.correctPatient(id, { patient: new Phi({ ...patient.reveal(), phone: '911' }) }, 1);
    await desk.indexPatients(id);
    expect(calls()).toEqual(['GetItem', 'TransactWriteItems', 'BatchGetItem', 'PutItem']);
  });
});
