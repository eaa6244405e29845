import {
  BatchExecuteStatementCommand,
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  RDSDataClient,
  RollbackTransactionCommand,
} from '@aws-sdk/client-rds-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalPostgresql, startLocalPostgresql } from './local-postgresql.ts';

const master = { resourceArn: 'arn:cluster', secretArn: 'arn:master' };
const local = { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const reader = { resourceArn: 'arn:cluster', secretArn: 'arn:reader' };

describe('the local RDS Data API, through the SDK', () => {
  let database: LocalPostgresql;
  let client: RDSDataClient;

  beforeAll(async () => {
    database = await startLocalPostgresql({ limits: { statementMilliseconds: 20_000, idleMilliseconds: 300 } });
    database.declare([
      {
        arn: 'arn:cluster',
        databaseName: 'frontdesk',
        masterUser: 'owner',
        users: { 'arn:master': 'owner', 'arn:reader': 'reader' },
        migrations: [
          {
            name: '0001-notes',
            statements: [
              'create role reader login',
              'create table note (id bigint primary key, practice text, body text, at timestamp)',
              'alter table note enable row level security',
              `create policy own on note using (practice = current_setting('app.practice_id', true))`,
              'grant select on note to reader',
            ],
          },
        ],
      },
    ]);
    client = new RDSDataClient({
      endpoint: database.endpoint,
      region: 'us-east-1',
      ...local,
      maxAttempts: 1,
    });
  });
  afterAll(async () => {
    client.destroy();
    await database.stop();
  });

  const execute = (
    sql: string,
    parameters: NonNullable<ConstructorParameters<typeof ExecuteStatementCommand>[0]['parameters']> = [],
    more: object = {},
  ) => client.send(new ExecuteStatementCommand({ ...master, sql, parameters, ...more }));

  it('gives each kind of value in the field of its type', async () => {
    const { records, columnMetadata } = await execute(
      `select 1 as n, 2::bigint as b, 1.5::float8 as d, true as t, null::text as x, 'a''b:c' as s, 1.50::numeric as m,
         '2027-03-14 09:30:00+00'::timestamptz as at, '{"a":1}'::jsonb as j, '\\x01ff'::bytea as raw`,
      [],
      { includeResultMetadata: true },
    );
    expect(records).toEqual([
      [
        { longValue: 1 },
        { longValue: 2 },
        { doubleValue: 1.5 },
        { booleanValue: true },
        { isNull: true },
        { stringValue: "a'b:c" },
        { stringValue: '1.50' },
        { stringValue: '2027-03-14 09:30:00' },
        { stringValue: '{"a": 1}' },
        { blobValue: new Uint8Array([1, 255]) },
      ],
    ]);
    expect(columnMetadata?.map(({ name, typeName }) => `${name} ${typeName}`)).toEqual([
      'n int4',
      'b int8',
      'd float8',
      't bool',
      'x text',
      's text',
      'm numeric',
      'at timestamptz',
      'j jsonb',
      'raw bytea',
    ]);
  });

  it('binds values by name, with the type of their hint, and nothing that stands in them is read as SQL', async () => {
    const { formattedRecords } = await execute(
      `select :text as text, ':text' as quoted, :day::text as day, :amount + 1 as amount, :none::text is null as none`,
      [
        { name: 'text', value: { stringValue: "'; drop table note; --" } },
        { name: 'day', value: { stringValue: '2027-03-14' }, typeHint: 'DATE' },
        { name: 'amount', value: { stringValue: '1.5' }, typeHint: 'DECIMAL' },
        { name: 'none', value: { isNull: true } },
      ],
      { formatRecordsAs: 'JSON' },
    );
    expect(JSON.parse(formattedRecords ?? '')).toEqual([
      { text: "'; drop table note; --", quoted: ':text', day: '2027-03-14', amount: 2.5, none: true },
    ]);
  });

  it('turns no text without a hint into a time, as Aurora does not', async () => {
    const at = (typeHint?: 'TIMESTAMP') =>
      execute('insert into note (id, at) values (90, :at)', [
        { name: 'at', value: { stringValue: '2027-03-14 09:30:00' }, ...(typeHint && { typeHint }) },
      ]);
    await expect(at()).rejects.toMatchObject({
      name: 'DatabaseErrorException',
      message: expect.stringContaining('42804'),
    });
    await expect(at('TIMESTAMP')).resolves.toMatchObject({ numberOfRecordsUpdated: 1 });
  });

  it('runs a statement once for each set of a batch, and none of them when one fails', async () => {
    const sets = (...ids: number[]) => ids.map((id) => [{ name: 'id', value: { longValue: id } }]);
    const batch = (...ids: number[]) =>
      client.send(
        new BatchExecuteStatementCommand({
          ...master,
          sql: "insert into note (id, practice) values (:id, 'p1')",
          parameterSets: sets(...ids),
        }),
      );
    expect((await batch(1, 2)).updateResults).toHaveLength(2);
    await expect(batch(3, 2)).rejects.toMatchObject({ name: 'DatabaseErrorException' });
    const { records } = await execute("select id from note where practice = 'p1' order by id");
    expect(records).toEqual([[{ longValue: 1 }], [{ longValue: 2 }]]);
  });

  it('shows what a transaction did once it is committed, and never what was rolled back', async () => {
    const change = async (id: number, how: 'commit' | 'rollback'): Promise<void> => {
      const { transactionId } = await client.send(new BeginTransactionCommand(master));
      await execute(`insert into note (id) values (${id})`, [], { transactionId });
      const end = { ...master, transactionId };
      await client.send(how === 'commit' ? new CommitTransactionCommand(end) : new RollbackTransactionCommand(end));
    };
    await change(10, 'commit');
    await change(11, 'rollback');
    expect((await execute('select id from note where id in (10, 11)')).records).toEqual([[{ longValue: 10 }]]);
  });

  it('rolls a transaction back that nobody uses, and lets the next statement pass', async () => {
    const { transactionId } = await client.send(new BeginTransactionCommand(master));
    await execute('insert into note (id) values (20)', [], { transactionId });
    expect((await execute('select id from note where id = 20')).records).toEqual([]);
    await expect(execute('select 1', [], { transactionId })).rejects.toMatchObject({
      name: 'TransactionNotFoundException',
    });
  });

  it("lets the user of a secret do what its role may, and see its practice's rows", async () => {
    const asReader = (sql: string, transactionId?: string) =>
      client.send(new ExecuteStatementCommand({ ...reader, sql, transactionId }));
    await expect(asReader('delete from note')).rejects.toMatchObject({ name: 'DatabaseErrorException' });
    expect((await asReader('select id from note')).records).toEqual([]);
    const { transactionId = '' } = await client.send(new BeginTransactionCommand(reader));
    await asReader("select set_config('app.practice_id', 'p1', true)", transactionId);
    expect((await asReader('select count(*) from note', transactionId)).records).toEqual([[{ longValue: 2 }]]);
    await client.send(new CommitTransactionCommand({ ...reader, transactionId }));
    await expect(
      client.send(new ExecuteStatementCommand({ ...reader, secretArn: 'arn:other', sql: 'select 1' })),
    ).rejects.toMatchObject({ name: 'SecretsErrorException' });
  });

  it('keeps the limits: 1 MiB of answer, 64 KB of row, 4 MiB of request, one statement, no arrays', async () => {
    const refusal = (name: string, part: string) => ({ name, message: expect.stringContaining(part) });
    await expect(execute("select repeat('x', 60000) from generate_series(1, 20)")).rejects.toMatchObject(
      refusal('BadRequestException', 'response size'),
    );
    await expect(execute("select repeat('x', 70000)")).rejects.toMatchObject(
      refusal('UnsupportedResultException', '64 KB'),
    );
    await expect(execute(`select '${'x'.repeat(4 * 1024 * 1024)}'`)).rejects.toMatchObject(
      refusal('BadRequestException', '4 MiB'),
    );
    await expect(execute('select 1; select 2')).rejects.toMatchObject(refusal('DatabaseErrorException', '42601'));
    await expect(execute('select array[1, 2]')).rejects.toMatchObject({ name: 'UnsupportedResultException' });
    await expect(execute('select :missing')).rejects.toMatchObject(refusal('BadRequestException', 'missing'));
  });

  it('fails as it is told to, until it is told otherwise', async () => {
    const fail = (kind: string, seconds: number) =>
      fetch(`${database.endpoint}/faults`, { method: 'POST', body: JSON.stringify({ kind, seconds }) });
    for (const [kind, name] of [
      ['asleep', 'DatabaseResumingException'],
      ['away', 'DatabaseUnavailableException'],
      ['full', 'DatabaseErrorException'],
    ] as const) {
      await fail(kind, 60);
      await expect(execute('select 1')).rejects.toMatchObject({ name });
    }
    expect((await fail('gone', 60)).status).toBe(400);
    await fail('away', 0);
    await expect(execute('select 1 as n')).resolves.toMatchObject({ records: [[{ longValue: 1 }]] });
  });

  it('rolls back a transaction whose end it refuses, asleep, away or full', async () => {
    // It would keep the one session for longer than this test may take.
    const patient = await startLocalPostgresql();
    const users = { 'arn:master': 'owner' };
    patient.declare([{ arn: 'arn:cluster', databaseName: 'frontdesk', masterUser: 'owner', users, migrations: [] }]);
    const own = new RDSDataClient({ endpoint: patient.endpoint, region: 'us-east-1', ...local, maxAttempts: 1 });
    try {
      for (const kind of ['asleep', 'away', 'full'] as const) {
        const { transactionId } = await own.send(new BeginTransactionCommand(master));
        await own.send(new ExecuteStatementCommand({ ...master, sql: 'create table lost (id bigint)', transactionId }));
        patient.failAs(kind, 60);
        await expect(own.send(new CommitTransactionCommand({ ...master, transactionId })), kind).rejects.toThrow();
        patient.failAs(kind, 0);
        const isLost = new ExecuteStatementCommand({ ...master, sql: "select to_regclass('lost') is null" });
        expect((await own.send(isLost)).records, kind).toEqual([[{ booleanValue: true }]]);
      }
    } finally {
      own.destroy();
      await patient.stop();
    }
  }, 10_000);
});
