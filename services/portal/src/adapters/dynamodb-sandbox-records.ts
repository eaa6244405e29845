import { DeleteItemCommand, type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { batchGet } from '@frontdesk/aws/batch-get';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import type { SandboxRecords } from '../ports/sandbox-records.ts';

/** Requests under way at once. */
const WIDTH = 16;
/** The index of appointments follows bookings by moments: it is looked at until it is empty, so often at most. */
const LOOKS = 5;

interface SandboxTables {
  readonly appointments: string;
  readonly patientIndex: string;
  readonly daySheets: string;
  readonly schedules: string;
  readonly insurance: string;
}

/** The tables of all services, of which IAM lets it delete items of sandboxes only. */
export class DynamoDbSandboxRecords implements SandboxRecords {
  readonly #client: DynamoDBClient;
  readonly #tables: SandboxTables;
  readonly #clock: Clock;

  constructor(options: { readonly client: DynamoDBClient; readonly tables: SandboxTables; readonly clock: Clock }) {
    this.#client = options.client;
    this.#tables = options.tables;
    this.#clock = options.clock;
  }

  /** The pages of claimed times go first: an appointment names the rooms whose pages it is on, and after an interruption it still does. */
  async clear(practiceId: string, subscriptionId: string, deadline: number): Promise<void> {
    const providers = await this.#providersOf(practiceId);
    for (let look = 1; look <= LOOKS; look += 1) {
      const appointments = await this.#appointmentsOf(practiceId, deadline);
      const rooms = appointments.flatMap(({ resourceIds }) => resourceIds?.L?.flatMap(({ S }) => S ?? []) ?? []);
      const pages = await this.#pagesOf(practiceId, look === 1 ? [...providers, ...rooms] : rooms);
      await this.#deleteAll(this.#tables.daySheets, pages, deadline);
      const keys = appointments.map(({ ownerKey, item }) => ({ ownerKey, item }) as Item);
      await this.#deleteAll(this.#tables.appointments, keys, deadline);
      const indexed = appointments.map(({ ownerKey }) => ({ ownerKey }) as Item);
      await this.#deleteAll(this.#tables.patientIndex, indexed, deadline);
      if (appointments.length === 0) break;
    }
    await this.#deleteAll(this.#tables.appointments, await this.#holdsOf(practiceId, subscriptionId), deadline);
    await this.#deleteAll(this.#tables.insurance, await this.#verificationsOf(practiceId), deadline);
  }

  async #providersOf(practiceId: string): Promise<string[]> {
    const rules = await this.#query(this.#tables.schedules, 'practiceId', practiceId);
    return rules.flatMap((rule) => /^SCHEDULE#(.+)$/.exec(textOf(rule, 'item'))?.[1] ?? []);
  }

  async #appointmentsOf(practiceId: string, deadline: number): Promise<Item[]> {
    const listed = await this.#query(this.#tables.appointments, 'practiceId', practiceId, 'byStart');
    const keys = listed.map(({ ownerKey, item }) => ({ ownerKey, item }) as Item);
    const table = { client: this.#client, tableName: this.#tables.appointments, clock: this.#clock };
    return batchGet(table, keys, deadline);
  }

  async #pagesOf(practiceId: string, resources: readonly string[]): Promise<Item[]> {
    const pages = await mapInParallel([...new Set(resources)], WIDTH, (resource) =>
      this.#query(this.#tables.daySheets, 'resourceKey', `${practiceId}#${resource}`),
    );
    return pages.flat().map(({ resourceKey, day }) => ({ resourceKey, day }) as Item);
  }

  /** A vendor's holds stand in one item that names them. */
  async #holdsOf(practiceId: string, subscriptionId: string): Promise<Item[]> {
    const holder: Item = { ownerKey: { S: `${practiceId}#holder#${subscriptionId}` }, item: { S: 'HOLDS' } };
    const get = new GetItemCommand({ TableName: this.#tables.appointments, Key: holder, ConsistentRead: true });
    const { Item: found } = await retriedRead(() => this.#client.send(get));
    if (found === undefined) return [];
    const ids = Object.values(found).flatMap(({ M }) => M?.holdId?.S ?? []);
    return [holder, ...ids.map((id): Item => ({ ownerKey: { S: `${practiceId}#${id}` }, item: { S: 'HOLD' } }))];
  }

  async #verificationsOf(practiceId: string): Promise<Item[]> {
    const items = await this.#query(this.#tables.insurance, 'pk', practiceId);
    return items.map(({ pk, sk }) => ({ pk, sk }) as Item).filter((key) => textOf(key, 'sk') !== 'PLANS');
  }

  async #query(TableName: string, attribute: string, value: string, IndexName?: string): Promise<Item[]> {
    const items: Item[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = new QueryCommand({
        TableName,
        ...(IndexName === undefined ? { ConsistentRead: true } : { IndexName }),
        KeyConditionExpression: '#key = :key',
        ExpressionAttributeNames: { '#key': attribute },
        ExpressionAttributeValues: { ':key': { S: value } },
        ExclusiveStartKey,
      });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#client.send(page));
      items.push(...Items);
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  }

  async #deleteAll(TableName: string, keys: readonly Item[], deadline: number): Promise<void> {
    await mapInParallel(keys, WIDTH, async (Key) => {
      if (this.#clock.now() >= deadline) throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
      await retriedRead(() => this.#client.send(new DeleteItemCommand({ TableName, Key })));
    });
  }
}
