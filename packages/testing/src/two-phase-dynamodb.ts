import {
  type AttributeValue,
  type CancellationReason,
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;

/** A model of how DynamoDB runs transactions, for what DynamoDB Local never shows: the items are prepared one by one, in
 *  any order and at different moments; an item that another transaction has prepared answers TransactionConflict; a
 *  transaction that cannot be prepared releases what it has as soon as it knows; a committed one becomes visible item by
 *  item. It is as unkind as the published protocol allows.
 *
 *  Knows `Put` with "no such item, or expired", which is a condition of any Put here. Items are keyed by `scope`.
 *  Source: Idziorek et al., "Distributed Transactions at Scale in Amazon DynamoDB", USENIX ATC 2023. */
export class TwoPhaseDynamoDb {
  readonly items = new Map<string, Item>();
  /** Transactions sent so far. */
  sent = 0;
  readonly #preparedBy = new Map<string, symbol>();
  readonly #hop: () => Promise<unknown>;
  readonly #loseAnswer: () => boolean;

  /** `hop` passes the time of one message; `loseAnswer` says whether a transaction's outcome is lost on its way back. */
  constructor(options: { hop: () => Promise<unknown>; loseAnswer?: () => boolean }) {
    this.#hop = options.hop;
    this.#loseAnswer = options.loseAnswer ?? (() => false);
  }

  /** Answers TransactWriteItems and nothing else. */
  get client(): DynamoDBClient {
    return { send: (command: TransactWriteItemsCommand) => this.#transact(command) } as unknown as DynamoDBClient;
  }

  async #transact({ input }: TransactWriteItemsCommand): Promise<Record<string, never>> {
    this.sent += 1;
    const transaction = Symbol('transaction');
    const puts = (input.TransactItems ?? []).map((item) => item.Put);
    let cancelled = false;
    const reasons = await Promise.all(
      puts.map(async (put): Promise<CancellationReason> => {
        const reason = await this.#prepare(transaction, put?.Item ?? {}, put?.ExpressionAttributeValues?.[':now']?.N);
        if (reason.Code !== 'None') cancelled = true;
        else if (cancelled) this.#release(transaction);
        if (cancelled) void this.#hop().then(() => this.#release(transaction));
        return reason;
      }),
    );
    if (!cancelled) await Promise.all(puts.map((put) => this.#commit(put?.Item ?? {})));
    await this.#hop();
    if (this.#loseAnswer()) throw Object.assign(new Error('No answer (modelled).'), { name: 'TimeoutError' });
    if (cancelled) {
      throw new TransactionCanceledException({ message: 'cancelled', CancellationReasons: reasons, $metadata: {} });
    }
    return {};
  }

  async #prepare(transaction: symbol, item: Item, now = '0'): Promise<CancellationReason> {
    await this.#hop();
    const key = keyOf(item);
    if (this.#preparedBy.has(key)) return { Code: 'TransactionConflict' };
    const present = this.items.get(key);
    if (present !== undefined && Number(present.expiresAt?.N ?? Number.POSITIVE_INFINITY) >= Number(now)) {
      return { Code: 'ConditionalCheckFailed', Item: present };
    }
    this.#preparedBy.set(key, transaction);
    return { Code: 'None' };
  }

  async #commit(item: Item): Promise<void> {
    await this.#hop();
    this.items.set(keyOf(item), item);
    this.#preparedBy.delete(keyOf(item));
  }

  #release(transaction: symbol): void {
    for (const [key, holder] of this.#preparedBy) if (holder === transaction) this.#preparedBy.delete(key);
  }
}

function keyOf(item: Item): string {
  return item.scope?.S ?? '';
}
