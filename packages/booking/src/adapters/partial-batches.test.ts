import {
  type BatchGetItemCommand,
  type DynamoDBClient,
  type QueryCommand,
  TransactionCanceledException,
  type TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDbAuditOfMany } from '@frontdesk/aws/dynamodb-audit-of-many';
import { auditRecord } from '@frontdesk/contracts/audit-record';
import { systemClock } from '@frontdesk/core/clock';
import { describe, expect, it } from 'vitest';
import { staff } from '../testing/callers.ts';
import { someAppointment } from '../testing/some-appointment.ts';
import { appointmentItem } from './appointment-item.ts';
import { DynamoDbAppointmentIndex } from './dynamodb-appointment-index.ts';

const tableName = 'table';
const inTwoSeconds = () => systemClock.now() + 2_000;

/** A client that answers one kind of command, as `answer` says. */
function clientThat<Command>(answer: (command: Command) => unknown): DynamoDBClient {
  return { send: async (command: Command) => answer(command) } as unknown as DynamoDBClient;
}

const cancelled = (...codes: string[]): TransactionCanceledException =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

describe('audit entries of a list', () => {
  const entries = Array.from({ length: 130 }, (_, index) =>
    auditRecord({ caller: staff('p001'), requestId: 'request-1' }, 'listed', `apt_${index}`, 0),
  );

  it('are written again when DynamoDB had too much to do', async () => {
    const written: number[] = [];
    const client = clientThat(({ input }: TransactWriteItemsCommand) => {
      written.push(input.TransactItems?.length ?? 0);
      if (written.length === 1) throw cancelled('None', 'ThrottlingError', 'None', 'None');
      return {};
    });
    await new DynamoDbAuditOfMany({ client, tableName, clock: systemClock }).recordAll(
      entries.slice(0, 4),
      inTwoSeconds(),
    );
    expect(written).toEqual([4, 4]);
  });

  it('that cannot be written in time make the list unavailable: nobody reads unseen', async () => {
    const client = clientThat(() => {
      throw cancelled('ThrottlingError');
    });
    const audit = new DynamoDbAuditOfMany({ client, tableName, clock: systemClock });
    await expect(audit.recordAll(entries, systemClock.now() + 100)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('that DynamoDB refuses for good fail the list at once', async () => {
    let calls = 0;
    const client = clientThat(() => {
      calls += 1;
      throw cancelled('ValidationError');
    });
    const audit = new DynamoDbAuditOfMany({ client, tableName, clock: systemClock });
    await expect(audit.recordAll(entries.slice(0, 4), inTwoSeconds())).rejects.toThrow('cancelled');
    expect(calls).toBe(1);
  });

  it('go in transactions of 100', async () => {
    const sizes: number[] = [];
    const client = clientThat(({ input }: TransactWriteItemsCommand) => {
      sizes.push(input.TransactItems?.length ?? 0);
      return {};
    });
    await new DynamoDbAuditOfMany({ client, tableName, clock: systemClock }).recordAll(entries, inTwoSeconds());
    expect(sizes).toEqual([100, 30]);
  });
});

describe('records of a list', () => {
  it('are asked for again until DynamoDB has given all of them', async () => {
    const client = clientThat(({ input }: BatchGetItemCommand) => {
      const [first, ...unprocessed] = input.RequestItems?.[tableName]?.Keys ?? [];
      const id = first?.ownerKey?.S?.split('#')[1] ?? '';
      return {
        Responses: { [tableName]: [appointmentItem(someAppointment({ id }))] },
        ...(unprocessed.length > 0 && { UnprocessedKeys: { [tableName]: { Keys: unprocessed } } }),
      };
    });
    const index = new DynamoDbAppointmentIndex({ client, tableName, clock: systemClock });
    const records = await index.readAll('p001', ['apt_1', 'apt_2', 'apt_3'], inTwoSeconds());
    expect(records.map(({ id }) => id)).toEqual(['apt_1', 'apt_2', 'apt_3']);
  });
});

describe('the index', () => {
  const range = { start: 0, end: 1_000_000 };

  it('is read on until the page is full, where a filter leaves little', async () => {
    let page = 0;
    const client = clientThat((_: QueryCommand) => {
      page += 1;
      const startKey = { S: `1970-01-01T00:0${page}:00Z#apt_${page}` };
      const Items = page % 2 === 0 ? [{ appointmentId: { S: `apt_${page}` }, startKey }] : [];
      return { Items, LastEvaluatedKey: { startKey } };
    });
    const index = new DynamoDbAppointmentIndex({ client, tableName, clock: systemClock });
    const found = await index.find({ practiceId: 'p001', range, status: 'noshow', limit: 2 });
    expect(found.entries.map(({ appointmentId }) => appointmentId)).toEqual(['apt_2', 'apt_4']);
    expect(found.lastKey).toBe('1970-01-01T00:04:00Z#apt_4');
  });

  it('is not read for ever: a page may be short, and says where to go on', async () => {
    let page = 0;
    const client = clientThat((_: QueryCommand) => {
      page += 1;
      return { Items: [], LastEvaluatedKey: { startKey: { S: `1970-01-01T00:${page}:00Z#apt_${page}` } } };
    });
    const index = new DynamoDbAppointmentIndex({ client, tableName, clock: systemClock });
    const found = await index.find({ practiceId: 'p001', range, status: 'noshow', limit: 2 });
    expect(found).toEqual({ entries: [], lastKey: '1970-01-01T00:10:00Z#apt_10' });
  });
});
