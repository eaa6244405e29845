import { type DynamoDBClient, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { auditPut, isWritten } from './audit-put.ts';
import { Backoff } from './retry.ts';
import { isTransientError, isTransientReason } from './transient-failure.ts';

/** Source: DynamoDB API reference, TransactWriteItems. */
const MOST_PER_TRANSACTION = 100;

/** Notes that many records were listed. In transactions of Puts, which need no permission but PutItem: the permission to
 *  BatchWriteItem is one to delete as well, and nobody may delete an entry. */
export class DynamoDbAuditOfMany {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;
  readonly #clock: Clock;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string; readonly clock: Clock }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
    this.#clock = options.clock;
  }

  async recordAll(entries: readonly AuditRecord[], deadline: number): Promise<void> {
    const groups = Array.from({ length: Math.ceil(entries.length / MOST_PER_TRANSACTION) }, (_, index) =>
      entries.slice(index * MOST_PER_TRANSACTION, (index + 1) * MOST_PER_TRANSACTION),
    );
    await Promise.all(groups.map((group) => this.#write(group, deadline)));
  }

  async #write(entries: readonly AuditRecord[], deadline: number): Promise<void> {
    const backoff = new Backoff({ deadline, clock: this.#clock });
    const puts = entries.map((entry) => auditPut(this.#tableName, entry));
    for (;;) {
      try {
        await this.#client.send(new TransactWriteItemsCommand({ TransactItems: puts }));
        return;
      } catch (error) {
        const outcome = outcomeOf(error, entries);
        if (outcome === 'written') return;
        if (outcome === 'faulty') throw error;
        if (!(await backoff.wait())) throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
      }
    }
  }
}

/** `written`: by an attempt before, whose answer was lost: each entry stands there as it is. */
function outcomeOf(error: unknown, entries: readonly AuditRecord[]): 'written' | 'passing' | 'faulty' {
  if (!(error instanceof TransactionCanceledException)) return isTransientError(error) ? 'passing' : 'faulty';
  const outcomes = (error.CancellationReasons ?? []).map(({ Code = 'None', Item }, index) => {
    if (Code === 'None') return 'none';
    if (isTransientReason(Code)) return 'passing';
    const entry = entries[index];
    return Code === 'ConditionalCheckFailed' && entry !== undefined && isWritten(entry, Item) ? 'written' : 'faulty';
  });
  if (outcomes.length === 0 || outcomes.includes('faulty')) return 'faulty';
  if (outcomes.every((outcome) => outcome === 'written')) return 'written';
  return outcomes.includes('passing') ? 'passing' : 'faulty';
}
