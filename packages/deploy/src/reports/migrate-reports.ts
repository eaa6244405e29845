import { DatabaseUnavailableError } from '@frontdesk/core/database-unavailable-error';
import { migrate } from '@frontdesk/postgresql/migrate';
import type { Migration } from '@frontdesk/postgresql/migration-files';
import type { SqlDatabase } from '@frontdesk/postgresql/sql-database';

export interface ReportsMigration {
  /** As its owner. */
  readonly database: SqlDatabase;
  readonly migrations: readonly Migration[];
  /** Of the functions' user, as its secret has it. */
  readonly password: string;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** A sleeping database wakes within about 15 seconds. */
const ATTEMPTS = 20;
const PAUSE_MILLISECONDS = 3_000;

/** Applies what is new, and gives the functions' user its password; the names of the migrations that were applied. Waits for a database that
 *  sleeps. Throws when a migration fails: nothing of it is left, and the next run begins there. */
export async function migrateReports({ database, migrations, password, sleep }: ReportsMigration): Promise<string[]> {
  // A statement of PostgreSQL's that takes no parameter: nothing but letters and digits may stand in it.
  if (!/^[A-Za-z0-9]{32,}$/.test(password)) throw new Error('The password in the secret is not of letters and digits.');
  for (let attempt = 1; ; attempt += 1) {
    try {
      const applied = await migrate(database, migrations);
      await database.execute(`alter role reports_function password '${password}'`);
      return applied;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailableError) || attempt === ATTEMPTS) throw error;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
}
