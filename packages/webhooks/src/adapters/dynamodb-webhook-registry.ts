import { type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { IdempotentWriter, WriteStep } from '@frontdesk/aws/idempotent-write';
import { retriedRead } from '@frontdesk/aws/retried';
import { emptyAnswer } from '@frontdesk/core/answer';
import type { Replay } from '../domain/attempt.ts';
import type { SigningWebhook, Webhook, WebhookKey } from '../domain/webhook.ts';
import type { WebhookSecret } from '../domain/webhook-secrets.ts';
import type { Asked, ChangeOutcome, ReplayStarter, WebhookRegistry, WebhookSecrets } from '../ports/webhooks.ts';
import { replayItem } from './delivery-items.ts';
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

export interface WebhookTables {
  readonly client: DynamoDBClient;
  readonly webhooksTable: string;
  readonly deliveriesTable: string;
}

/** Removing a webhook is one transaction, which takes milliseconds. */
const REMOVAL_MILLISECONDS = 5_000;

/** Webhooks under their practice and subscription. A change and what its caller is told are one transaction. Secrets are read by who
 *  replaces them, and by nobody else here. */
export class DynamoDbWebhookRegistry implements WebhookRegistry, WebhookSecrets, ReplayStarter {
  readonly #options: WebhookTables & { readonly writer: IdempotentWriter };

  constructor(options: WebhookTables & { readonly writer: IdempotentWriter }) {
    this.#options = options;
  }

  async read(key: WebhookKey): Promise<Webhook | undefined> {
    const item = await this.#get(key, PUBLIC_ATTRIBUTES);
    return item && webhookFrom(item);
  }

  async list(practiceId: string, subscriptionId: string): Promise<readonly Webhook[]> {
    const { client, webhooksTable } = this.#options;
    const found = await webhooksUnder({ client, webhooksTable }, practiceId, webhookPrefix(subscriptionId));
    return found.toSorted((one, other) => one.createdAt - other.createdAt);
  }

  create(webhook: SigningWebhook, most: number, asked: Asked): Promise<ChangeOutcome<'too-many'>> {
    const { webhooksTable: TableName } = this.#options;
    const put = { TableName, Item: webhookItem(webhook), ConditionExpression: 'attribute_not_exists(pk)' };
    const count = {
      TableName,
      Key: countKey(webhook),
      UpdateExpression: 'ADD webhooks :one',
      ConditionExpression: 'attribute_not_exists(webhooks) OR webhooks < :most',
      ExpressionAttributeValues: { ':one': { N: '1' }, ':most': { N: String(most) } },
    };
    return this.#write(asked, 'too-many', [
      { name: 'count', action: { Update: count } },
      { name: 'webhook', action: { Put: put } },
    ]);
  }

  async remove(key: WebhookKey): Promise<boolean> {
    const { webhooksTable: TableName, writer } = this.#options;
    const count = {
      TableName,
      Key: countKey(key),
      UpdateExpression: 'ADD webhooks :less',
      ExpressionAttributeValues: { ':less': { N: '-1' } },
    };
    const removal = { TableName, Key: webhookKey(key), ConditionExpression: 'attribute_exists(pk)' };
    const outcome = await writer.write({
      answer: emptyAnswer(204),
      deadline: Date.now() + REMOVAL_MILLISECONDS,
      steps: [
        { name: 'webhook', action: { Delete: removal } },
        { name: 'count', action: { Update: count } },
      ],
    });
    return outcome.kind !== 'refused';
  }

  async secretsOf(key: WebhookKey): Promise<readonly WebhookSecret[] | undefined> {
    const item = await this.#get(key, 'pk, sk, secrets');
    return item && secretsFrom(item);
  }

  replace(
    key: WebhookKey,
    { before, after }: { readonly before: readonly WebhookSecret[]; readonly after: readonly WebhookSecret[] },
    asked: Asked,
  ): Promise<ChangeOutcome<'changed'>> {
    const update = {
      TableName: this.#options.webhooksTable,
      Key: webhookKey(key),
      UpdateExpression: 'SET secrets = :after',
      ConditionExpression: 'secrets = :before',
      ExpressionAttributeValues: { ':before': { S: secretsText(before) }, ':after': { S: secretsText(after) } },
    };
    return this.#write(asked, 'changed', [{ name: 'secrets', action: { Update: update } }]);
  }

  start(webhookId: string, replay: Replay, asked: Asked): Promise<ChangeOutcome<'running'>> {
    const put = {
      TableName: this.#options.deliveriesTable,
      Item: replayItem(webhookId, replay),
      ConditionExpression: 'attribute_not_exists(webhookId)',
    };
    return this.#write(asked, 'running', [{ name: 'replay', action: { Put: put } }]);
  }

  async #write<Refusal extends string>(
    { idempotency, answer, deadline }: Asked,
    refusal: Refusal,
    steps: readonly WriteStep[],
  ): Promise<ChangeOutcome<Refusal>> {
    const keyed = idempotency === undefined ? {} : { idempotency };
    const outcome = await this.#options.writer.write({ ...keyed, answer, deadline, steps });
    if (outcome.kind === 'refused') return { kind: refusal };
    return { kind: 'answered', answer: outcome.answer, replayed: outcome.kind === 'replayed' };
  }

  async #get(key: WebhookKey, ProjectionExpression: string) {
    const { client, webhooksTable: TableName } = this.#options;
    const get = new GetItemCommand({ TableName, Key: webhookKey(key), ConsistentRead: true, ProjectionExpression });
    const { Item } = await retriedRead(() => client.send(get));
    return Item;
  }
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
