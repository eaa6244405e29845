import { type DynamoDBClient, GetItemCommand, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import type { Item } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import { emptyAnswer } from '@frontdesk/core/answer';
import type { SigningWebhook, Webhook, WebhookKey } from '../domain/webhook.ts';
import type { WebhookSecret } from '../domain/webhook-secrets.ts';
import type { Asked, ChangeOutcome, WebhookReader, WebhookRegistry, WebhookSecrets } from '../ports/webhooks.ts';
import {
  countKey,
  PUBLIC_ATTRIBUTES,
  secretsFrom,
  secretsText,
  webhookFrom,
  webhookItem,
  webhookKey,
  webhookPrefix,
} from './webhook-items.ts';
import { writtenTogether } from './written-together.ts';

export interface WebhookTables {
  readonly client: DynamoDBClient;
  readonly webhooksTable: string;
  readonly deliveriesTable: string;
}

/** Removing a webhook is one transaction, which takes milliseconds. */
const REMOVAL_MILLISECONDS = 5_000;

/** Reads the webhooks of subscriptions, without what signs their events. */
export class DynamoDbWebhookReader implements WebhookReader {
  readonly #table: Omit<WebhookTables, 'deliveriesTable'>;

  constructor(table: Omit<WebhookTables, 'deliveriesTable'>) {
    this.#table = table;
  }

  async read(key: WebhookKey): Promise<Webhook | undefined> {
    const item = await webhookItemOf(this.#table, key, PUBLIC_ATTRIBUTES);
    return item && webhookFrom(item);
  }

  async list(practiceId: string, subscriptionId: string): Promise<readonly Webhook[]> {
    const found = await webhooksUnder(this.#table, practiceId, webhookPrefix(subscriptionId));
    return found.toSorted((one, other) => one.createdAt - other.createdAt);
  }
}

/** Changes webhooks under their practice and subscription. A change and what its caller is told are one transaction. Secrets are read by who
 *  replaces them, and by nobody else here. */
export class DynamoDbWebhookRegistry implements WebhookRegistry, WebhookSecrets {
  readonly #options: WebhookTables & { readonly writer: IdempotentWriter };

  constructor(options: WebhookTables & { readonly writer: IdempotentWriter }) {
    this.#options = options;
  }

  create(webhook: SigningWebhook, most: number, asked: Asked): Promise<ChangeOutcome<'too-many'>> {
    const TableName = this.#options.webhooksTable;
    const count: TransactWriteItem = {
      Update: {
        TableName,
        Key: countKey(webhook),
        UpdateExpression: 'ADD webhooks :one',
        ConditionExpression: 'attribute_not_exists(webhooks) OR webhooks < :most',
        ExpressionAttributeValues: { ':one': { N: '1' }, ':most': { N: String(most) } },
      },
    };
    const put: TransactWriteItem = {
      Put: { TableName, Item: webhookItem(webhook), ConditionExpression: 'attribute_not_exists(pk)' },
    };
    return writtenTogether(this.#options.writer, asked, 'too-many', [
      { name: 'count', action: count },
      { name: 'webhook', action: put },
    ]);
  }

  async remove(key: WebhookKey): Promise<boolean> {
    const { webhooksTable: TableName, writer } = this.#options;
    const removal: TransactWriteItem = {
      Delete: { TableName, Key: webhookKey(key), ConditionExpression: 'attribute_exists(pk)' },
    };
    const count: TransactWriteItem = {
      Update: {
        TableName,
        Key: countKey(key),
        UpdateExpression: 'ADD webhooks :less',
        ExpressionAttributeValues: { ':less': { N: '-1' } },
      },
    };
    const outcome = await writer.write({
      answer: emptyAnswer(204),
      deadline: Date.now() + REMOVAL_MILLISECONDS,
      steps: [
        { name: 'webhook', action: removal },
        { name: 'count', action: count },
      ],
    });
    return outcome.kind !== 'refused';
  }

  async secretsOf(key: WebhookKey): Promise<readonly WebhookSecret[] | undefined> {
    const item = await webhookItemOf(this.#options, key, 'pk, sk, secrets');
    return item && secretsFrom(item);
  }

  replace(
    key: WebhookKey,
    { before, after }: { readonly before: readonly WebhookSecret[]; readonly after: readonly WebhookSecret[] },
    asked: Asked,
  ): Promise<ChangeOutcome<'changed'>> {
    const update: TransactWriteItem = {
      Update: {
        TableName: this.#options.webhooksTable,
        Key: webhookKey(key),
        UpdateExpression: 'SET secrets = :after',
        ConditionExpression: 'secrets = :before',
        ExpressionAttributeValues: { ':before': { S: secretsText(before) }, ':after': { S: secretsText(after) } },
      },
    };
    return writtenTogether(this.#options.writer, asked, 'changed', [{ name: 'secrets', action: update }]);
  }
}

async function webhookItemOf(
  { client, webhooksTable: TableName }: Omit<WebhookTables, 'deliveriesTable'>,
  key: WebhookKey,
  ProjectionExpression: string,
): Promise<Item | undefined> {
  const get = new GetItemCommand({ TableName, Key: webhookKey(key), ConsistentRead: true, ProjectionExpression });
  const { Item } = await retriedRead(() => client.send(get));
  return Item;
}

/** The webhooks of a practice whose range keys begin with `prefix`. */
export async function webhooksUnder(
  { client, webhooksTable }: Omit<WebhookTables, 'deliveriesTable'>,
  practiceId: string,
  prefix: string,
): Promise<readonly Webhook[]> {
  const query = new QueryCommand({
    TableName: webhooksTable,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :practiceId AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':practiceId': { S: practiceId }, ':prefix': { S: prefix } },
    ProjectionExpression: PUBLIC_ATTRIBUTES,
  });
  const { Items = [] } = await retriedRead(() => client.send(query));
  return Items.map(webhookFrom);
}
