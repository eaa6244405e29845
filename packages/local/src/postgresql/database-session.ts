import { randomUUID } from 'node:crypto';
import { DataApiError } from './data-api-error.ts';
import type { EngineResult, EngineStatement } from './engine-protocol.ts';
import { type PostgresqlEngine, PostgresqlError } from './postgresql-engine.ts';

export interface SessionLimits {
  /** A statement that takes longer is answered with StatementTimeoutException: 45 s. */
  statementMilliseconds: number;
  /** A transaction that nobody uses is rolled back: after 3 minutes. */
  idleMilliseconds: number;
}

export const DATA_API_LIMITS: SessionLimits = { statementMilliseconds: 45_000, idleMilliseconds: 180_000 };

interface Transaction {
  readonly id: string;
  readonly user: string;
  readonly end: () => void;
  idle: NodeJS.Timeout;
  /** Statements of one transaction follow each other. */
  last: Promise<unknown>;
}

/** The engine's one session, in turns: a statement is alone for as long as it runs, a transaction until it ends. Users are PostgreSQL's own
 *  roles, so what a role may not do fails here as it fails in Aurora. */
export class DatabaseSession {
  readonly #engine: Pick<PostgresqlEngine, 'run'>;
  readonly #limits: SessionLimits;
  #turn: Promise<void> = Promise.resolve();
  #open: Transaction | undefined;

  constructor(engine: Pick<PostgresqlEngine, 'run'>, limits: SessionLimits = DATA_API_LIMITS) {
    this.#engine = engine;
    this.#limits = limits;
  }

  /** In a transaction of its own, which all of `statements` belong to. */
  async runAlone(user: string, statements: readonly EngineStatement[]): Promise<EngineResult[]> {
    return this.#inTime(
      this.#alone(async () => {
        await this.#begin(user);
        try {
          const results: EngineResult[] = [];
          for (const statement of statements) results.push(await this.#engine.run(statement));
          await this.#control('commit');
          return results;
        } catch (error) {
          await this.#control('rollback');
          throw error;
        } finally {
          await this.#control('reset session authorization');
        }
      }),
    );
  }

  /** `isWanted`: whether who asked still waits. Nobody would end a transaction that nobody knows, and the others would wait for it. */
  async begin(user: string, isWanted: () => boolean = () => true): Promise<string> {
    const turn = await this.#turnInTime();
    try {
      if (!isWanted()) throw new DataApiError('StatementTimeoutException', 'Nobody waits for the transaction.');
      await this.#begin(user);
    } catch (error) {
      turn();
      throw error;
    }
    const id = randomUUID();
    this.#open = { id, user, end: turn, idle: this.#endsIdle(id), last: Promise.resolve() };
    return id;
  }

  async runIn(id: string, user: string, statements: readonly EngineStatement[]): Promise<EngineResult[]> {
    const transaction = this.#transaction(id, user);
    clearTimeout(transaction.idle);
    const run = transaction.last.then(async () => {
      const results: EngineResult[] = [];
      for (const statement of statements) results.push(await this.#engine.run(statement));
      return results;
    });
    transaction.last = run.catch(() => undefined);
    try {
      return await this.#inTime(run);
    } finally {
      clearTimeout(transaction.idle);
      transaction.idle = this.#endsIdle(id);
    }
  }

  /** PostgreSQL commits nothing of a transaction in which a statement has failed. */
  async end(id: string, user: string, how: 'commit' | 'rollback'): Promise<void> {
    const transaction = this.#transaction(id, user);
    clearTimeout(transaction.idle);
    this.#open = undefined;
    await transaction.last;
    try {
      await this.#control(how);
    } finally {
      await this.#control('reset session authorization');
      transaction.end();
    }
  }

  /** Rolls a transaction back whose caller met a failing database: nobody would end it, and all others would wait for it. */
  async lose(id: string): Promise<void> {
    const user = this.#open?.id === id ? this.#open.user : undefined;
    if (user !== undefined) await this.end(id, user, 'rollback');
  }

  #transaction(id: string, user: string): Transaction {
    const transaction = this.#open;
    if (transaction?.id !== id) {
      throw new DataApiError('TransactionNotFoundException', `Transaction ${id} is not found`);
    }
    if (transaction.user !== user) throw new DataApiError('BadRequestException', 'The transaction has another user.');
    return transaction;
  }

  #endsIdle(id: string): NodeJS.Timeout {
    const timer = setTimeout(() => this.lose(id).catch(() => undefined), this.#limits.idleMilliseconds);
    return timer.unref();
  }

  async #begin(user: string): Promise<void> {
    await this.#logIn(user);
    await this.#control('begin');
  }

  /** A role that no migration has made yet is refused as a server refuses a user that it does not know. */
  async #logIn(user: string): Promise<void> {
    try {
      await this.#control(`set session authorization ${JSON.stringify(user)}`);
    } catch (error) {
      if (!(error instanceof PostgresqlError)) throw error;
      const reason = `FATAL: password authentication failed for user ${JSON.stringify(user)}; SQLState: 28P01`;
      throw new DataApiError('DatabaseErrorException', reason);
    }
  }

  #control(sql: string): Promise<EngineResult> {
    return this.#engine.run({ sql, parameters: [] });
  }

  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const end = await this.#takeTurn();
    try {
      return await work();
    } finally {
      end();
    }
  }

  async #takeTurn(): Promise<() => void> {
    const before = this.#turn;
    const turn = Promise.withResolvers<void>();
    this.#turn = turn.promise;
    await before;
    return turn.resolve;
  }

  /** A turn that comes too late goes on to the next: whoever waited for it is not there any more to end it. */
  async #turnInTime(): Promise<() => void> {
    const turn = this.#takeTurn();
    return this.#inTime(turn).catch((error: unknown) => {
      void turn.then((end) => end());
      throw error;
    });
  }

  async #inTime<Result>(work: Promise<Result>): Promise<Result> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new DataApiError('StatementTimeoutException', 'Request timed out')),
      this.#limits.statementMilliseconds,
    );
    try {
      return await Promise.race([work, late.promise]);
    } catch (error) {
      if (!(error instanceof PostgresqlError)) throw error;
      throw new DataApiError('DatabaseErrorException', `ERROR: ${error.message}; SQLState: ${error.sqlState}`);
    } finally {
      clearTimeout(timer);
    }
  }
}
