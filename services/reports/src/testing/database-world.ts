import { fileURLToPath } from 'node:url';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { DataApiDatabase } from '@frontdesk/aws/data-api-database';
import { type LocalPostgresql, startLocalPostgresql } from '@frontdesk/local/postgresql/local-postgresql';
import { unsignedRequests } from '@frontdesk/local/unsigned-requests';
import { migrationsIn } from '@frontdesk/postgresql/migration-files';
import { SqlFactStore, type TransactionalDatabase } from '../adapters/sql-fact-store.ts';

export const CLUSTER = 'arn:aws:rds:us-east-1:000000000000:cluster:reports';
const OWNER = 'arn:owner';
const FUNCTION = 'arn:function';

/** The reports' database with its migrations, reached as functions reach it and as its owner. Practices keep tests apart. */
export interface DatabaseWorld {
  readonly local: LocalPostgresql;
  readonly asFunction: DataApiDatabase;
  readonly asOwner: DataApiDatabase;
  readonly facts: SqlFactStore;
  /** As `asFunction` and `facts`, without the Data API between. */
  readonly near: { readonly asFunction: TransactionalDatabase; readonly facts: SqlFactStore };
  stop(): Promise<void>;
}

/** Of the repository, in their order. */
export const MIGRATIONS = migrationsIn(fileURLToPath(new URL('../../migrations', import.meta.url)));

/** `migrations`: those that are applied before the first statement; all by default. */
export const startDatabase = async (migrations = MIGRATIONS): Promise<DatabaseWorld> => {
  const local = await startLocalPostgresql();
  local.declare([
    {
      arn: CLUSTER,
      databaseName: 'frontdesk',
      masterUser: 'frontdesk_owner',
      users: { [OWNER]: 'frontdesk_owner', [FUNCTION]: 'reports_function' },
      migrations,
    },
  ]);
  const client = new RDSDataClient({
    endpoint: local.endpoint,
    region: 'us-east-1',
    ...unsignedRequests('rds-data'),
    maxAttempts: 1,
  });
  const as = (secretArn: string) =>
    new DataApiDatabase({ client, resourceArn: CLUSTER, secretArn, database: 'frontdesk' });
  const asFunction = as(FUNCTION);
  const near = local.connect(CLUSTER, FUNCTION);
  return {
    local,
    asFunction,
    asOwner: as(OWNER),
    facts: new SqlFactStore(asFunction),
    near: { asFunction: near, facts: new SqlFactStore(near) },
    stop: async () => {
      client.destroy();
      await local.stop();
    },
  };
};
