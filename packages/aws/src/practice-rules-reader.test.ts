import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Item } from './item-attributes.ts';
import { practiceRulesItems } from './practice-rules-items.ts';
import { PracticeRulesReader } from './practice-rules-reader.ts';

const items = practiceRulesItems({
  practiceId: 'p001',
  revision: 1,
  timeZone: 'America/New_York',
  policy: { startGridMinutes: 5, offerIntervalMinutes: 15, minimumNoticeMinutes: 0 },
  appointmentTypes: new Map(),
  providers: new Map(),
  closures: [{ id: 'cls_1', start: 30_000_000, end: 30_000_060 }],
});
const [practice, closure] = items as [Item, Item];

type Output = { Items?: Item[]; Item?: Item; LastEvaluatedKey?: Item } | Error;

/** A reader whose requests get these answers, one after the other. */
function readerOf(...outputs: Output[]) {
  const inputs: Record<string, unknown>[] = [];
  const send = async ({ input }: { input: Record<string, unknown> }) => {
    inputs.push(input);
    const output = outputs[inputs.length - 1];
    if (output instanceof Error) throw output;
    return output ?? { Items: [] };
  };
  const client = { send } as unknown as DynamoDBClient;
  return { inputs, reader: new PracticeRulesReader({ client, tableName: 'schedules' }) };
}

const throttled = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });

describe("a reader of practices' rules", () => {
  it('reads all with one consistent query', async () => {
    const { reader, inputs } = readerOf({ Items: items });
    expect(await reader.read('p001')).toMatchObject({ practiceId: 'p001', closures: [{ id: 'cls_1' }] });
    expect(inputs).toEqual([expect.objectContaining({ TableName: 'schedules', ConsistentRead: true })]);
  });

  it('reads on where a page ended', async () => {
    const key = { practiceId: { S: 'p001' }, item: { S: 'CLOSURE#cls_1' } };
    const { reader, inputs } = readerOf({ Items: [closure], LastEvaluatedKey: key }, { Items: [practice] });
    expect(await reader.read('p001')).toMatchObject({ revision: 1 });
    expect(inputs[1]?.ExclusiveStartKey).toEqual(key);
  });

  it('reads again when it has met a change half written', async () => {
    const { reader, inputs } = readerOf({ Items: [practice] }, { Items: items });
    expect(await reader.read('p001')).toMatchObject({ closures: [{ id: 'cls_1' }] });
    expect(inputs).toHaveLength(2);
  });

  it('gives up, and never answers with rules half changed, when the change does not come to an end', async () => {
    const { reader } = readerOf(...Array.from({ length: 20 }, () => ({ Items: [practice] })));
    await expect(reader.read('p001')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('reads again when it was throttled, and gives up as unavailable', async () => {
    expect(await readerOf(throttled, { Items: items }).reader.read('p001')).toMatchObject({ revision: 1 });
    const { reader } = readerOf(...Array.from({ length: 20 }, () => throttled));
    await expect(reader.read('p001')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('does not repeat what cannot succeed', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    const { reader, inputs } = readerOf(denied, { Items: items });
    await expect(reader.read('p001')).rejects.toBe(denied);
    expect(inputs).toHaveLength(1);
  });

  it('reads the revision alone with one consistent get', async () => {
    const { reader, inputs } = readerOf({ Item: { revision: { N: '12' } } }, {});
    expect(await reader.readRevision('p001')).toBe(12);
    expect(inputs[0]).toMatchObject({ Key: { item: { S: 'PRACTICE' } }, ConsistentRead: true });
    expect(await reader.readRevision('p002')).toBeUndefined();
  });
});
