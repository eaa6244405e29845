import { createHash } from 'node:crypto';
import type { Migration } from './migration-files.ts';
import type { SqlDatabase, SqlStatements } from './sql-database.ts';

const LEDGER = `create table if not exists public.migration (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
)`;

/** Brings a database to the last of `migrations`, forward only; the names of those that it applied now. Each migration and its entry in
 *  the ledger are one transaction, so one that fails or is killed halfway has changed nothing, and the next run begins there.
 *  A second run at the same time waits for the first one, and finds nothing to do.
 *  Throws when a migration that was applied has been changed since, or is not among `migrations`. */
export async function migrate(database: SqlDatabase, migrations: readonly Migration[]): Promise<string[]> {
  await database.execute(LEDGER);
  const applied: string[] = [];
  for (const [index, migration] of migrations.entries()) {
    const isNew = await database.transaction(async (statements) => {
      // Until the transaction ends: nobody else migrates meanwhile.
      await statements.execute('lock table public.migration in exclusive mode');
      const known = await ledgerOf(statements);
      assertPast(known, migrations);
      if (known.length > index) return false;
      for (const statement of migration.statements) await statements.execute(statement);
      const { name } = migration;
      await statements.execute('insert into public.migration (name, checksum) values (:name, :checksum)', {
        name,
        checksum: checksumOf(migration),
      });
      return true;
    });
    if (isNew) applied.push(migration.name);
  }
  return applied;
}

interface Entry {
  readonly name: unknown;
  readonly checksum: unknown;
}

async function ledgerOf(statements: SqlStatements): Promise<Entry[]> {
  const rows = await statements.execute('select name, checksum from public.migration order by name');
  return rows.map(({ name, checksum }) => ({ name, checksum }));
}

function assertPast(known: readonly Entry[], migrations: readonly Migration[]): void {
  for (const [index, { name, checksum }] of known.entries()) {
    const migration = migrations[index];
    if (migration === undefined || migration.name !== name)
      throw new Error(`The database has a migration that is not here: ${String(name)}.`);
    if (checksumOf(migration) !== checksum) {
      throw new Error(`${migration.name} was changed after it had been applied. Add a migration instead.`);
    }
  }
}

function checksumOf({ statements }: Migration): string {
  return createHash('sha256').update(statements.join(';\n')).digest('hex');
}
