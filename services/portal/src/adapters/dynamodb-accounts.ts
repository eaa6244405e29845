import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { Account } from '../domain/account.ts';
import type { Accounts } from '../ports/accounts.ts';

/** Vendors in the table of their own. */
export class DynamoDbAccounts implements Accounts {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor({ client, tableName }: { client: DynamoDBClient; tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async read(id: string): Promise<Account | undefined> {
    const get = new GetItemCommand({ TableName: this.#tableName, Key: { vendorId: { S: id } }, ConsistentRead: true });
    const { Item } = await retriedRead(() => this.#client.send(get));
    return Item && accountFrom(Item);
  }

  /** The same however often it is sent. */
  async name({ id, name, email }: Pick<Account, 'id' | 'name' | 'email'>, now: number): Promise<Account> {
    const update = new UpdateItemCommand({
      TableName: this.#tableName,
      Key: { vendorId: { S: id } },
      UpdateExpression: 'SET #name = :name, email = :email, createdAt = if_not_exists(createdAt, :now)',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: { ':name': { S: name }, ':email': { S: email }, ':now': { N: String(now) } },
      ReturnValues: 'ALL_NEW',
    });
    const { Attributes = {} } = await retriedRead(() => this.#client.send(update));
    return accountFrom(Attributes);
  }

  async noteSandbox(id: string, now: number): Promise<void> {
    const update = new UpdateItemCommand({
      TableName: this.#tableName,
      Key: { vendorId: { S: id } },
      UpdateExpression: 'SET sandboxReadyAt = :now',
      ExpressionAttributeValues: { ':now': { N: String(now) } },
    });
    await retriedRead(() => this.#client.send(update));
  }
}

function accountFrom(item: Item): Account {
  return {
    id: textOf(item, 'vendorId'),
    name: textOf(item, 'name'),
    email: textOf(item, 'email'),
    createdAt: numberOf(item, 'createdAt'),
    ...(item.sandboxReadyAt !== undefined && { sandboxReadyAt: numberOf(item, 'sandboxReadyAt') }),
  };
}
