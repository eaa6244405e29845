import { ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { Phi } from '@frontdesk/core/phi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PatientKey } from '../domain/patient-key.ts';
import type { PatientHit } from '../ports/patient-index.ts';
import { dynamoDbPorts } from '../testing/dynamodb-ports.ts';
import { type DynamoDbWorld, startDynamoDbWorld } from '../testing/dynamodb-world.ts';

let world: DynamoDbWorld;
beforeAll(async () => {
  world = await startDynamoDbWorld();
});
afterAll(() => world.stop());

const [OLD, NEW] = ['o'.repeat(64), 'n'.repeat(64)];
const phone = { kind: 'phone' as const, value: new Phi('+12125550142') };
const times = { startEpochMinutes: 29_540_000, endEpochMinutes: 29_540_030, toldAt: 1_772_000_000_000 };
const entry = (practiceId: string, appointmentId: string, version = 1, keys: readonly PatientKey[] = [phone]) => ({
  practiceId,
  appointmentId,
  version,
  keys,
  times,
});
const patientsWith = (current: string, ...others: string[]) => {
  const { database, clock, newClient } = world;
  return dynamoDbPorts(newClient(), database.tableNames, clock, { current, all: [current, ...others] }).patients;
};

const idsOf = async (found: Promise<readonly PatientHit[]>) =>
  (await found).map(({ appointmentId }) => appointmentId).sort();

describe('the patients’ index', () => {
  it('finds through the old key and the new one while the key is rotated, and then without the old one', async () => {
    const [before, pending, rotated, after] = [
      patientsWith(OLD),
      patientsWith(OLD, NEW),
      patientsWith(NEW, OLD),
      patientsWith(NEW),
    ];
    await before.put(entry('p1', 'apt_1'));
    await rotated.put(entry('p1', 'apt_2'));
    for (const patients of [pending, rotated]) {
      expect(await idsOf(patients.find('p1', phone, 10))).toEqual(['apt_1', 'apt_2']);
    }
    expect(await idsOf(after.find('p1', phone, 10))).toEqual(['apt_2']);
    // The rebuild writes the same version once more.
    await rotated.put(entry('p1', 'apt_1'));
    expect(await idsOf(after.find('p1', phone, 10))).toEqual(['apt_1', 'apt_2']);
    expect(await before.find('p1', phone, 10)).toEqual([]);
  });

  it('keeps the entry of the latest version, whoever comes last', async () => {
    const patients = patientsWith(OLD);
    const other = { ...phone, value: new Phi('+12125550143') };
    await patients.put(entry('p2', 'apt_1', 2, [other]));
    await patients.put(entry('p2', 'apt_1', 1));
    expect(await patients.find('p2', phone, 10)).toEqual([]);
    expect(await idsOf(patients.find('p2', other, 10))).toEqual(['apt_1']);
    await patients.put(entry('p2', 'apt_1', 3, []));
    expect(await patients.find('p2', other, 10)).toEqual([]);
  });

  it('finds as many as it is asked for and no more, also beyond one answer of DynamoDB', async () => {
    const patients = patientsWith(OLD);
    await Promise.all(Array.from({ length: 30 }, (_, index) => patients.put(entry('p3', `apt_${index}`))));
    expect(await patients.find('p3', phone, 7)).toHaveLength(7);
    expect(new Set(await idsOf(patients.find('p3', phone, 100))).size).toBe(30);
    expect(await patients.find('p4', phone, 100)).toEqual([]);
  });

  it('tells when hits are and what finds those of the same name, through any of its indexes', async () => {
    const patients = patientsWith(OLD);
    const name = { kind: 'name' as const, value: new Phi('["byron","1980-05-17"]') };
    const member = { kind: 'member' as const, value: new Phi('xy123') };
    await patients.put(entry('p8', 'apt_1', 1, [phone, name, member]));
    await patients.put(entry('p8', 'apt_2', 1, [name]));
    const alike = await patients.alikeOf('p8', name);
    const hit = { appointmentId: 'apt_1', times, alike };
    for (const key of [phone, member]) expect(await patients.find('p8', key, 10)).toEqual([hit]);
    expect(await idsOf(patients.find('p8', name, 10))).toEqual(['apt_1', 'apt_2']);
    expect(await patients.findAlike('p8', alike, 10)).toEqual(
      expect.arrayContaining([hit, { ...hit, appointmentId: 'apt_2' }]),
    );
    // Entries of another key are not found by this one's hash.
    expect(await patientsWith(NEW, OLD).find('p8', phone, 10)).toEqual([{ appointmentId: 'apt_1', times }]);
  });

  it('finds entries of the form before times until a rebuild', async () => {
    const { client, tableNames } = world.database;
    const patients = patientsWith(OLD);
    await patients.put(entry('p9', 'apt_1'));
    const Key = { ownerKey: { S: 'p9#apt_1' } };
    const UpdateExpression = 'REMOVE startEpochMinutes, endEpochMinutes, toldAt';
    await client.send(new UpdateItemCommand({ TableName: tableNames.patientIndex, Key, UpdateExpression }));
    expect(await patients.find('p9', phone, 10)).toEqual([{ appointmentId: 'apt_1' }]);
    await patients.put(entry('p9', 'apt_1'));
    expect(await patients.find('p9', phone, 10)).toEqual([{ appointmentId: 'apt_1', times }]);
  });

  it('has nothing in common for one value in two practices, as two kinds, or under two keys', async () => {
    const value = new Phi('12125550142');
    const kinds = (['phone', 'name', 'member'] as const).map((kind) => ({ kind, value }));
    for (const [secret, practiceId] of [
      [OLD, 'p5'],
      [OLD, 'p6'],
      [NEW, 'p7'],
    ] as const) {
      await patientsWith(secret).put({ practiceId, appointmentId: 'apt_1', version: 1, keys: kinds, times });
    }
    await patientsWith(OLD).put({ practiceId: 'p7', appointmentId: 'apt_2', version: 1, keys: kinds, times });
    const { client, tableNames } = world.database;
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableNames.patientIndex }));
    const own = Items.filter(({ ownerKey }) => /^p[567]#/.test(ownerKey?.S ?? ''));
    const hashes = own.flatMap(({ phoneKey, nameKey, memberKey }) =>
      [phoneKey, nameKey, memberKey].map((key) => key?.S?.split('#')[1]),
    );
    expect([hashes.length, new Set(hashes).size]).toEqual([12, 12]);
    expect(JSON.stringify(own)).not.toContain('2125550142');
  });
});
