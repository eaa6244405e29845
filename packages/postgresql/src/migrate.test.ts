import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { type Migration, migrationsIn } from './migration-files.ts';
import type { SqlDatabase, SqlStatements } from './sql-database.ts';

/** A database that keeps the statements it was given, of committed transactions only, and the ledger. */
class RecordedDatabase implements SqlDatabase {
  committed: string[] = [];
  ledger: { name: unknown; checksum: unknown }[] = [];
  failsAt: string | undefined;

  async execute(): Promise<[]> {
    return [];
  }

  async transaction<Result>(work: (statements: SqlStatements) => Promise<Result>): Promise<Result> {
    const done: string[] = [];
    const ledger = [...this.ledger];
    const result = await work({
      execute: async (sql, parameters = {}) => {
        if (sql === this.failsAt) throw new Error('The connection is gone.');
        if (sql.startsWith('lock ')) return [];
        if (sql.startsWith('select ')) return ledger;
        if (sql.startsWith('insert into public.migration')) ledger.push(parameters as never);
        else done.push(sql);
        return [];
      },
    });
    this.committed.push(...done);
    this.ledger = ledger;
    return result;
  }
}

const first: Migration = { name: '0001-first', statements: ['create a', 'create b'] };
const second: Migration = { name: '0002-second', statements: ['alter a', 'alter b'] };

describe('migrate', () => {
  it('applies what is new, in order and once', async () => {
    const database = new RecordedDatabase();
    expect(await migrate(database, [first])).toEqual(['0001-first']);
    expect(await migrate(database, [first, second])).toEqual(['0002-second']);
    expect(await migrate(database, [first, second])).toEqual([]);
    expect(database.committed).toEqual(['create a', 'create b', 'alter a', 'alter b']);
  });

  it('leaves nothing of a migration that ends halfway, and begins there the next time', async () => {
    const database = new RecordedDatabase();
    database.failsAt = 'alter b';
    await expect(migrate(database, [first, second])).rejects.toThrow('The connection is gone.');
    expect(database.committed).toEqual(first.statements);
    database.failsAt = undefined;
    expect(await migrate(database, [first, second])).toEqual(['0002-second']);
  });

  it('refuses a migration that was changed after it had been applied, and one that is not here', async () => {
    const database = new RecordedDatabase();
    await migrate(database, [first, second]);
    const changed = { ...first, statements: ['create c'] };
    await expect(migrate(database, [changed, second])).rejects.toThrow('0001-first was changed');
    await expect(migrate(database, [first])).rejects.toThrow('0002-second');
  });
});

describe('the files of migrations', () => {
  let directory = '';
  const write = (files: Readonly<Record<string, string>>): string => {
    directory = mkdtempSync(join(tmpdir(), 'frontdesk-migrations-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    return directory;
  };
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('are read in their order, a statement to each semicolon at the end of a line', () => {
    const files = {
      '0002-next.sql': 'alter table a add c text;\n',
      '0001-first.sql': "-- Why;\ncreate table a (\n  b text default ';'\n);\n\ncreate index c on a (b);\n",
    };
    expect(migrationsIn(write(files))).toEqual([
      { name: '0001-first', statements: ["create table a (\n  b text default ';'\n)", 'create index c on a (b)'] },
      { name: '0002-next', statements: ['alter table a add c text'] },
    ]);
  });

  it('are refused when a number is missing or twice, or a name says nothing', () => {
    expect(() => migrationsIn(write({ '0002-next.sql': '' }))).toThrow('0001-');
    expect(() => migrationsIn(write({ '0001-a.sql': '', '0001-b.sql': '' }))).toThrow('0002-');
    expect(() => migrationsIn(write({ 'first.sql': '' }))).toThrow('first.sql');
  });
});
