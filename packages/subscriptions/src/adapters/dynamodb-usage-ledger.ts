import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { sendTransaction } from '@frontdesk/aws/contended-transaction';
import { retried } from '@frontdesk/aws/retried';
import { utcDayOf } from '@frontdesk/core/utc-day';
import type { CountedCall } from '../domain/counted-call.ts';
import type { UsageLedger } from '../ports/usage-ledger.ts';
import { countEntry, counterUpdate, dayEntry, requestPut } from './usage-items.ts';

/** Of DynamoDB, for one transaction. */
const MOST_ACTIONS = 100;
const ATTEMPTS = 8;

/** A request and the counters that it belongs to are written together or not at all, so neither a batch that comes twice nor a function that is
 *  killed in the middle of one counts a request twice or not at all. ADR-0054. */
export class DynamoDbUsageLedger implements UsageLedger {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor({ client, tableName }: { client: DynamoDBClient; tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async count(calls: readonly CountedCall[]): Promise<number> {
    let counted = 0;
    for (const chunk of chunksOf(distinct(calls))) counted += await this.#countChunk(chunk);
    return counted;
  }

  /** What the log has already is left out, and the rest written anew: its counters are other ones then. */
  async #countChunk(chunk: readonly CountedCall[]): Promise<number> {
    let calls = chunk;
    while (calls.length > 0) {
      const known = await this.#write(calls);
      if (known === undefined) return calls.length;
      calls = calls.filter((_, index) => !known.has(index));
    }
    return 0;
  }

  /** The calls that were counted before, by their place; nothing is written then. Undefined: all are counted now. */
  async #write(calls: readonly CountedCall[]): Promise<ReadonlySet<number> | undefined> {
    const TransactItems = [
      ...calls.map((call) => requestPut(this.#tableName, call)),
      ...countersOf(this.#tableName, calls),
    ];
    try {
      const command = () => new TransactWriteItemsCommand({ TransactItems });
      await retried(() => sendTransaction(this.#client, command()), { attempts: ATTEMPTS });
      return undefined;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const known = calls.flatMap((_, index) => (reasons[index]?.Code === 'ConditionalCheckFailed' ? [index] : []));
      if (known.length === 0) throw error;
      return new Set(known);
    }
  }
}

/** A batch may have a line twice. */
function distinct(calls: readonly CountedCall[]): readonly CountedCall[] {
  return [...new Map(calls.map((call) => [call.uniqueId, call])).values()];
}

/** As many calls together as fit a transaction with all their counters. */
function chunksOf(calls: readonly CountedCall[]): CountedCall[][] {
  const chunks: CountedCall[][] = [];
  let chunk: CountedCall[] = [];
  let counters = new Set<string>();
  for (const call of calls) {
    const own = [countEntry(call), dayEntry(utcDayOf(call.at))];
    const together = new Set([...counters, ...own]);
    if (chunk.length + 1 + together.size > MOST_ACTIONS) {
      chunks.push(chunk);
      chunk = [];
      counters = new Set(own);
    } else counters = together;
    chunk.push(call);
  }
  return chunk.length === 0 ? chunks : [...chunks, chunk];
}

function countersOf(tableName: string, calls: readonly CountedCall[]): TransactWriteItem[] {
  const byEntry = [...Map.groupBy(calls, countEntry)].map(([entry, all]) => {
    const [{ subscriptionId: owner, practiceId, at }] = all as [CountedCall];
    const numbers = {
      requests: all.length,
      cached: all.filter(({ cached }) => cached).length,
      milliseconds: all.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    };
    return counterUpdate(tableName, { owner, entry, day: utcDayOf(at) }, numbers, { practiceId });
  });
  const byDay = [...Map.groupBy(calls, ({ at }) => utcDayOf(at))].map(([day, all]) => {
    const [{ subscriptionId: owner }] = all as [CountedCall];
    const numbers = { requests: all.length, metered: all.filter(({ metered }) => metered).length };
    return counterUpdate(tableName, { owner, entry: dayEntry(day), day }, numbers);
  });
  return [...byEntry, ...byDay];
}
