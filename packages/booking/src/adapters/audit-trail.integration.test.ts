import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { trailKey } from '@frontdesk/aws/audit-item';
import { DynamoDbAuditOfMany } from '@frontdesk/aws/dynamodb-audit-of-many';
import { DynamoDbAuditTrail } from '@frontdesk/aws/dynamodb-audit-trail';
import { type AuditRecord, auditRecord } from '@frontdesk/contracts/audit-record';
import { systemClock } from '@frontdesk/core/clock';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../testing/callers.ts';

let database: TestDynamoDb;
beforeAll(async () => {
  database = await openTestDynamoDb();
});
afterAll(() => database?.stop());

const soon = () => systemClock.now() + 5_000;
const noted = (requestId: string): AuditRecord =>
  auditRecord({ caller: staff('p001'), requestId }, 'read', 'apt_1', systemClock.now());

/** What stands under an entry's key. */
async function requestIdOf({ practiceId, recordId, key }: AuditRecord): Promise<string | undefined> {
  const Key = { ownerKey: { S: trailKey(practiceId, recordId) }, entry: { S: key } };
  const { Item } = await database.client.send(new GetItemCommand({ TableName: database.tableNames.audit, Key }));
  return Item?.requestId?.S;
}

const WRITERS: readonly [string, (...entries: AuditRecord[]) => Promise<void>][] = [
  [
    'a single read',
    async (entry) => {
      await new DynamoDbAuditTrail({ client: database.client, tableName: database.tableNames.audit }).record(entry!);
    },
  ],
  [
    'a list',
    (...entries) =>
      new DynamoDbAuditOfMany({
        client: database.client,
        tableName: database.tableNames.audit,
        clock: systemClock,
      }).recordAll(entries, soon()),
  ],
];

describe.each(WRITERS)('the audit entry of %s', (_what, write) => {
  it('is not overwritten by another with its key', async () => {
    const entry = noted('request-1');
    await write(entry);
    await expect(write({ ...entry, requestId: 'request-2' })).rejects.toThrow();
    expect(await requestIdOf(entry)).toBe('request-1');
  });

  it('may be sent again when its answer was lost', async () => {
    const entry = noted('request-3');
    await write(entry);
    await write(entry);
    expect(await requestIdOf(entry)).toBe('request-3');
  });
});

it('a list that was written before is taken for written, all of it', async () => {
  const [, [, writeList] = []] = WRITERS;
  const entries = [noted('request-4'), noted('request-5')];
  await writeList!(...entries);
  await writeList!(...entries);
});
