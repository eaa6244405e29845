import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { CallIndex, CallPage, CallQuery } from '../ports/call-index.ts';
import { callFrom } from './call-item.ts';

/** How much of the index one list request looks through for calls that fit its filter. */
const MOST_QUERIES = 10;
const MOST_PER_QUERY = 1_000;

/** Lists through the index `byStart`, which holds the whole records. */
export class DynamoDbCallIndex implements CallIndex {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async find(query: CallQuery): Promise<CallPage> {
    const request = this.#queryInput(query);
    if (request === undefined) return { calls: [] };
    const found: Item[] = [];
    let position: Item | undefined;
    for (let queries = 0; queries < MOST_QUERIES; queries += 1) {
      const command = new QueryCommand({ ...request, ...(position && { ExclusiveStartKey: position }) });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#client.send(command));
      for (const item of Items) {
        // One more than asked for: only then it is known that this is not the last page.
        if (found.length === query.limit) return pageOf(found, found.at(-1));
        found.push(item);
      }
      if (LastEvaluatedKey === undefined) return pageOf(found, undefined);
      position = LastEvaluatedKey;
    }
    return pageOf(found, position);
  }

  /** Undefined: no key can fit. */
  #queryInput({ practiceId, range, status, beforeKey, limit }: CallQuery): QueryCommandInput | undefined {
    const from = new Date(range.from).toISOString();
    // Keys are `<instant>#<id>`: those of the end itself come after its text. A cursor's key is shown already: of what comes
    // before it, nothing comes after it without its last character and with the highest one there.
    const end = new Date(range.to).toISOString();
    const to = beforeKey === undefined || beforeKey > end ? end : justBefore(beforeKey);
    if (from > to) return undefined;
    return {
      TableName: this.#tableName,
      IndexName: 'byStart',
      KeyConditionExpression: 'practiceId = :practiceId AND startKey BETWEEN :from AND :to',
      ...(status !== undefined && {
        FilterExpression: '#status = :status',
        ExpressionAttributeNames: { '#status': 'status' },
      }),
      ExpressionAttributeValues: {
        ':practiceId': { S: practiceId },
        ':from': { S: from },
        ':to': { S: to },
        ...(status !== undefined && { ':status': { S: status } }),
      },
      ScanIndexForward: false,
      Limit: status === undefined ? limit + 1 : MOST_PER_QUERY,
    };
  }
}

/** The greatest text that is less than a key and that matters: keys are printable ASCII. */
function justBefore(key: string): string {
  return `${key.slice(0, -1)}${String.fromCharCode(key.charCodeAt(key.length - 1) - 1)}~`;
}

function pageOf(items: readonly Item[], last: Item | undefined): CallPage {
  const calls = items.map(callFrom);
  return last === undefined ? { calls } : { calls, lastKey: textOf(last, 'startKey') };
}
