import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { batchGet } from '@frontdesk/aws/batch-get';
import { textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { Clock } from '@frontdesk/core/clock';
import { formatUtcInstant } from '@frontdesk/scheduling/instant';
import type { Appointment } from '../domain/appointment.ts';
import type { AppointmentIndex, IndexPage, IndexQuery } from '../ports/appointment-index.ts';
import { appointmentFrom, appointmentKey } from './appointment-item.ts';

type Item = Record<string, AttributeValue>;

/** How many index entries one list request looks through for those that fit its filter. */
const MOST_QUERIES = 10;
const MOST_PER_QUERY = 1_000;

/** Lists through the index `byStart`, and reads the records themselves from the table. */
export class DynamoDbAppointmentIndex implements AppointmentIndex {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;
  readonly #clock: Clock;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string; readonly clock: Clock }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
    this.#clock = options.clock;
  }

  async find(query: IndexQuery): Promise<IndexPage> {
    // An altered cursor may point behind the end; DynamoDB refuses a range that ends before it begins.
    if (query.afterKey !== undefined && query.afterKey >= formatUtcInstant(query.range.end)) return { entries: [] };
    const request = this.#queryInput(query);
    const entries: { appointmentId: string; startKey: string }[] = [];
    let position: Item | undefined;
    for (let queries = 0; queries < MOST_QUERIES; queries += 1) {
      const command = new QueryCommand({ ...request, ...(position && { ExclusiveStartKey: position }) });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#client.send(command));
      for (const item of Items) {
        // One more than asked for: only then it is known that this is not the last page.
        if (entries.length === query.limit) return { entries, lastKey: entries.at(-1)?.startKey };
        entries.push({ appointmentId: textOf(item, 'appointmentId'), startKey: textOf(item, 'startKey') });
      }
      if (LastEvaluatedKey === undefined) return { entries };
      position = LastEvaluatedKey;
    }
    return { entries, lastKey: position?.startKey?.S };
  }

  #queryInput({ practiceId, range, providerId, status, afterKey, limit }: IndexQuery): QueryCommandInput {
    const filters = [
      ...(providerId === undefined ? [] : ['providerId = :providerId']),
      ...(status === undefined ? [] : ['#status = :status']),
    ];
    const from = formatUtcInstant(range.start);
    return {
      TableName: this.#tableName,
      IndexName: 'byStart',
      // Keys are `<instant>#<id>`: those of the first instant come after its text, those of the end too, so they are out.
      KeyConditionExpression: 'practiceId = :practiceId AND startKey BETWEEN :from AND :to',
      ...(filters.length > 0 && { FilterExpression: filters.join(' AND ') }),
      ...(status !== undefined && { ExpressionAttributeNames: { '#status': 'status' } }),
      ExpressionAttributeValues: {
        ':practiceId': { S: practiceId },
        // A cursor's key itself is shown already; no key lies between it and itself with a `!`.
        ':from': { S: afterKey === undefined || afterKey < from ? from : `${afterKey}!` },
        ':to': { S: formatUtcInstant(range.end) },
        ...(providerId !== undefined && { ':providerId': { S: providerId } }),
        ...(status !== undefined && { ':status': { S: status } }),
      },
      Limit: filters.length > 0 ? MOST_PER_QUERY : limit + 1,
    };
  }

  async readAll(practiceId: string, appointmentIds: readonly string[], deadline: number): Promise<Appointment[]> {
    const keys = appointmentIds.map((id) => appointmentKey(practiceId, id));
    const table = { client: this.#client, tableName: this.#tableName, clock: this.#clock };
    return (await batchGet(table, keys, deadline)).map(appointmentFrom);
  }
}
