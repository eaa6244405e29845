import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { Phi } from '@frontdesk/core/phi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbPorts } from '../testing/dynamodb-ports.ts';
import { type DynamoDbWorld, startDynamoDbWorld } from '../testing/dynamodb-world.ts';

let world: DynamoDbWorld;
beforeAll(async () => {
  world = await startDynamoDbWorld();
});
afterAll(() => world.stop());

const [OLD, NEW] = ['o'.repeat(64), 'n'.repeat(64)];
const phone = { kind: 'phone' as const, value: new Phi('+12125550142') };
const entry = (practiceId: string, appointmentId: string, version = 1, keys = [phone]) => ({
  practiceId,
  appointmentId,
  version,
  keys,
});
const patientsWith = (current: string, ...others: string[]) => {
  const { database, clock, newClient } = world;
  return dynamoDbPorts(newClient(), database.tableNames, clock, { current, all: [current, ...others] }).patients;
};

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
      expect([...(await patients.find('p1', phone, 10))].sort()).toEqual(['apt_1', 'apt_2']);
    }
    expect(await after.find('p1', phone, 10)).toEqual(['apt_2']);
    // The rebuild writes the same version once more.
    await rotated.put(entry('p1', 'apt_1'));
    expect([...(await after.find('p1', phone, 10))].sort()).toEqual(['apt_1', 'apt_2']);
    expect(await before.find('p1', phone, 10)).toEqual([]);
  });

  it('keeps the entry of the latest version, whoever comes last', async () => {
    const patients = patientsWith(OLD);
    const other = { ...phone, value: new Phi('+12125550143') };
    await patients.put(entry('p2', 'apt_1', 2, [other]));
    await patients.put(entry('p2', 'apt_1', 1));
    expect(await patients.find('p2', phone, 10)).toEqual([]);
    expect(await patients.find('p2', other, 10)).toEqual(['apt_1']);
    await patients.put(entry('p2', 'apt_1', 3, []));
    expect(await patients.find('p2', other, 10)).toEqual([]);
  });

  it('finds as many as it is asked for and no more, also beyond one answer of DynamoDB', async () => {
    const patients = patientsWith(OLD);
    await Promise.all(Array.from({ length: 30 }, (_, index) => patients.put(entry('p3', `apt_${index}`))));
    expect(await patients.find('p3', phone, 7)).toHaveLength(7);
    expect(new Set(await patients.find('p3', phone, 100)).size).toBe(30);
    expect(await patients.find('p4', phone, 100)).toEqual([]);
  });

  it('has nothing in common for one value in two practices, as two kinds, or under two keys', async () => {
    const value = new Phi('12125550142');
    const kinds = (['phone', 'name', 'member'] as const).map((kind) => ({ kind, value }));
    for (const [secret, practiceId] of [
      [OLD, 'p5'],
      [OLD, 'p6'],
      [NEW, 'p7'],
    ] as const) {
      await patientsWith(secret).put({ practiceId, appointmentId: 'apt_1', version: 1, keys: kinds });
    }
    await patientsWith(OLD).put({ practiceId: 'p7', appointmentId: 'apt_2', version: 1, keys: kinds });
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
