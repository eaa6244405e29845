import { DatabaseUnavailableError } from '@frontdesk/core/database-unavailable-error';
import type { SqlDatabase } from '@frontdesk/postgresql/sql-database';
import { describe, expect, it } from 'vitest';
import { migrateReports } from './migrate-reports.ts';

const PASSWORD = 'a'.repeat(64);

function sleepy(refusals: number) {
  const statements: string[] = [];
  let left = refusals;
  const execute: SqlDatabase['execute'] = async (sql) => {
    if (left > 0) {
      left -= 1;
      throw new DatabaseUnavailableError('unavailable');
    }
    statements.push(sql);
    return [];
  };
  const database: SqlDatabase = { execute, transaction: (work) => work({ execute }) };
  return { database, statements };
}

describe('a migration of the reports', () => {
  const migrations = [{ name: '0001-first', statements: ['create table a ()'] }];

  it('waits for a database that sleeps, migrates it, and gives the user its password last', async () => {
    const { database, statements } = sleepy(5);
    let slept = 0;
    const sleep = async (milliseconds: number) => {
      slept += milliseconds;
    };
    expect(await migrateReports({ database, migrations, password: PASSWORD, sleep })).toEqual(['0001-first']);
    expect(slept).toBe(15_000);
    expect(statements).toContain('create table a ()');
    expect(statements.at(-1)).toBe(`alter role reports_function password '${PASSWORD}'`);
  });

  it('gives up after a minute, and takes no password that could end its statement', async () => {
    const { database } = sleepy(100);
    const sleep = async () => undefined;
    await expect(migrateReports({ database, migrations, password: PASSWORD, sleep })).rejects.toThrow('unavailable');
    for (const password of ["x'; drop role a; --", 'short', '']) {
      const run = migrateReports({ database: sleepy(0).database, migrations, password, sleep });
      await expect(run).rejects.toThrow('letters and digits');
    }
  });
});
