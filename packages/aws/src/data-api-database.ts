import {
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  type RDSDataClient,
  RollbackTransactionCommand,
  type SqlParameter,
} from '@aws-sdk/client-rds-data';
import { type DatabaseObstacle, DatabaseUnavailableError } from '@frontdesk/core/database-unavailable-error';
import { isTransientError } from './transient-failure.ts';

export interface DataApiDatabaseOptions {
  readonly client: Pick<RDSDataClient, 'send'>;
  readonly resourceArn: string;
  /** Of the secret whose user the statements run as. */
  readonly secretArn: string;
  readonly database: string;
}

type SqlValue = string | number | boolean | null;
type SqlRow = Readonly<Record<string, unknown>>;

/** Statements of one transaction. Values are bound by name, never put into the text. */
export interface DataApiStatements {
  execute(sql: string, parameters?: Readonly<Record<string, SqlValue>>): Promise<readonly SqlRow[]>;
}

/** Errors of the Data API that say "not now". https://docs.aws.amazon.com/rdsdataservice/latest/APIReference/CommonErrors.html */
const NOT_NOW: ReadonlySet<string> = new Set([
  'DatabaseResumingException',
  'DatabaseUnavailableException',
  'ServiceUnavailableError',
  'StatementTimeoutException',
  'TransactionNotFoundException',
]);
/** SQLSTATE classes and codes: connection, resources, intervention, deadlock and serialization; then what a missing migration looks like. */
const NOT_NOW_STATE = /SQLState: (?:08|40|53|57)/;
const NOT_READY_STATE = /SQLState: (?:3D000|3F000|42P01|42703|28000|28P01)/;

/** Whoever has given up waiting has something left to do. */
const ROLLBACK_MILLISECONDS = 1_000;

/** PostgreSQL behind the RDS Data API. */
export class DataApiDatabase {
  readonly #options: DataApiDatabaseOptions;

  constructor(options: DataApiDatabaseOptions) {
    this.#options = options;
  }

  /** Commits what `work` did when it resolves. Throws DatabaseUnavailableError where the same work may succeed later, as after `signal` has
   *  aborted a request, and what `work` throws. A commit without an answer may have been made. */
  async transaction<Result>(
    work: (statements: DataApiStatements) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    const { client, resourceArn, secretArn, database } = this.#options;
    const who = { resourceArn, secretArn };
    return told(async () => {
      const options = signal === undefined ? {} : { abortSignal: signal };
      const { transactionId } = await client.send(new BeginTransactionCommand({ ...who, database }), options);
      try {
        const result = await work({
          execute: (sql, values = {}) => this.#execute(sql, values, transactionId, options),
        });
        await client.send(new CommitTransactionCommand({ ...who, transactionId }), options);
        return result;
      } catch (error) {
        // One that cannot be rolled back is after three minutes.
        const soon = { abortSignal: AbortSignal.timeout(ROLLBACK_MILLISECONDS) };
        await client.send(new RollbackTransactionCommand({ ...who, transactionId }), soon).catch(() => undefined);
        throw error;
      }
    });
  }

  async execute(sql: string, values: Readonly<Record<string, SqlValue>> = {}): Promise<readonly SqlRow[]> {
    return told(() => this.#execute(sql, values, undefined));
  }

  async #execute(
    sql: string,
    values: Readonly<Record<string, SqlValue>>,
    transactionId: string | undefined,
    options: { readonly abortSignal?: AbortSignal } = {},
  ): Promise<readonly SqlRow[]> {
    const { client, resourceArn, secretArn, database } = this.#options;
    const { formattedRecords } = await client.send(
      new ExecuteStatementCommand({
        resourceArn,
        secretArn,
        database,
        sql,
        parameters: Object.entries(values).map(([name, value]) => parameterOf(name, value)),
        transactionId,
        formatRecordsAs: 'JSON',
      }),
      options,
    );
    return formattedRecords === undefined ? [] : JSON.parse(formattedRecords);
  }
}

function parameterOf(name: string, value: SqlValue): SqlParameter {
  if (value === null) return { name, value: { isNull: true } };
  if (typeof value === 'boolean') return { name, value: { booleanValue: value } };
  if (typeof value === 'string') return { name, value: { stringValue: value } };
  return { name, value: Number.isInteger(value) ? { longValue: value } : { doubleValue: value } };
}

async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const obstacle = obstacleOf(error);
    throw obstacle === undefined ? error : new DatabaseUnavailableError(obstacle, error);
  }
}

function obstacleOf(error: unknown): DatabaseObstacle | undefined {
  if (!(error instanceof Error)) return undefined;
  if (NOT_NOW.has(error.name) || isTransientError(error)) return 'unavailable';
  if (error.name !== 'DatabaseErrorException') return undefined;
  if (NOT_NOW_STATE.test(error.message)) return 'unavailable';
  return NOT_READY_STATE.test(error.message) ? 'not-ready' : undefined;
}
