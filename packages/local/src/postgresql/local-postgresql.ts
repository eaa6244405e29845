import { migrate } from '@frontdesk/postgresql/migrate';
import type { Migration } from '@frontdesk/postgresql/migration-files';
import type { SqlDatabase, SqlRow, SqlStatements } from '@frontdesk/postgresql/sql-database';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { DataApiError } from './data-api-error.ts';
import { type DataApiDatabase, dataApiServer } from './data-api-server.ts';
import { type DatabaseFaultKind, DatabaseFaults } from './database-faults.ts';
import { DATA_API_LIMITS, DatabaseSession, type SessionLimits } from './database-session.ts';
import type { EngineResult } from './engine-protocol.ts';
import { bindParameters } from './named-parameters.ts';
import { PostgresqlEngine } from './postgresql-engine.ts';

/** A cluster as its service declares it. */
export interface LocalCluster {
  readonly arn: string;
  readonly databaseName: string;
  readonly masterUser: string;
  /** The users of its secrets, the master's among them. */
  readonly users: Readonly<Record<string, string>>;
  readonly migrations: readonly Migration[];
}

/** Aurora PostgreSQL, of which the cloud has one engine for all clusters; it starts when the first statement comes. */
export interface LocalPostgresql {
  /** Of the Data API. */
  readonly endpoint: string;
  /** Clusters whose statements are taken; their migrations are applied before the first one. */
  declare(clusters: readonly LocalCluster[]): void;
  /** The database of a cluster for the user of a secret, without the Data API between: for who asks thousands of questions.
   *  Rows are as PostgreSQL writes them, all text. */
  connect(resourceArn: string, secretArn: string): SqlDatabase;
  /** Every request fails so for a while; 0 seconds end it. */
  failAs(kind: DatabaseFaultKind, seconds: number): void;
  stop(): Promise<void>;
}

/** There is one session: what an ended function has left open must not hold up the others for three minutes. No function takes longer than this. */
const LOCAL_LIMITS: SessionLimits = { ...DATA_API_LIMITS, idleMilliseconds: 30_000 };

/** Listens on loopback. */
export const startLocalPostgresql = async (
  options: { limits?: SessionLimits; port?: number } = {},
): Promise<LocalPostgresql> => {
  const engine = new PostgresqlEngine();
  const session = new DatabaseSession(engine, options.limits ?? LOCAL_LIMITS);
  let clusters: readonly LocalCluster[] = [];
  const faults = new DatabaseFaults();
  const ready = new Map<string, Promise<void>>();
  const prepared = (cluster: LocalCluster): Promise<void> => {
    const known = ready.get(cluster.arn);
    if (known !== undefined) return known;
    const preparing = prepare(engine, session, cluster);
    ready.set(cluster.arn, preparing);
    preparing.catch(() => ready.delete(cluster.arn));
    return preparing;
  };
  const userOf: DataApiDatabase['userOf'] = async ({ resourceArn, secretArn, database }) => {
    const cluster = clusters.find(({ arn }) => arn === resourceArn);
    if (cluster === undefined) throw new DataApiError('BadRequestException', 'The resource ARN names no cluster.');
    if (database !== undefined && database !== cluster.databaseName) {
      throw new DataApiError('DatabaseErrorException', `FATAL: database "${database}" does not exist`);
    }
    const user = cluster.users[secretArn];
    if (user === undefined) throw new DataApiError('SecretsErrorException', 'The secret opens no database.');
    await prepared(cluster);
    return user;
  };
  const server = dataApiServer({ faults, database: { session, userOf } });
  const endpoint = `http://127.0.0.1:${await listenOnLoopback(server, options.port ?? 0)}`;
  return {
    endpoint,
    declare: (declared) => {
      clusters = declared;
    },
    connect: (resourceArn, secretArn) => {
      const open = async () => databaseOf(session, await userOf({ resourceArn, secretArn }));
      return {
        execute: async (sql, parameters) => (await open()).execute(sql, parameters),
        transaction: async (work) => (await open()).transaction(work),
      };
    },
    failAs: (kind, seconds) => faults.set({ kind, seconds }),
    stop: async () => {
      await closeServer(server);
      await engine.stop();
    },
  };
};

/** The master user owns what migrations make, and is no superuser: Aurora's is none either. */
const prepare = async (
  engine: PostgresqlEngine,
  session: DatabaseSession,
  { masterUser, migrations }: LocalCluster,
): Promise<void> => {
  const user = JSON.stringify(masterUser);
  await engine.run({ sql: `create role ${user} login createrole`, parameters: [] });
  await engine.run({ sql: `grant create on database postgres to ${user}`, parameters: [] });
  await engine.run({ sql: `grant all on schema public to ${user}`, parameters: [] });
  await migrate(databaseOf(session, masterUser), migrations);
};

const databaseOf = (session: DatabaseSession, user: string): SqlDatabase => ({
  execute: async (sql, parameters = {}) => rowsOf(await session.runAlone(user, [bound(sql, parameters)])),
  transaction: async (work) => {
    const id = await session.begin(user);
    try {
      const result = await work({
        execute: async (sql, parameters = {}) => rowsOf(await session.runIn(id, user, [bound(sql, parameters)])),
      });
      await session.end(id, user, 'commit');
      return result;
    } catch (error) {
      await session.end(id, user, 'rollback');
      throw error;
    }
  },
});

const bound = (sql: string, parameters: NonNullable<Parameters<SqlStatements['execute']>[1]>) =>
  bindParameters(
    sql,
    Object.entries(parameters).map(([name, value]) => ({
      name,
      value: value === null ? { isNull: true } : { stringValue: String(value) },
    })),
  );

const rowsOf = ([result]: EngineResult[]): SqlRow[] =>
  (result?.rows ?? []).map((row) =>
    Object.fromEntries(row.map((value, index) => [result?.columns[index]?.name, value])),
  );
