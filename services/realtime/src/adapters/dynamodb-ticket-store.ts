import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { Grant } from '../domain/grant.ts';
import type { TicketKey } from '../domain/ticket.ts';
import type { TicketStore } from '../ports/ticket-store.ts';

/** Tickets by their digest, under their practice. */
export class DynamoDbTicketStore implements TicketStore {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor({ client, tableName }: { client: DynamoDBClient; tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async keep(key: TicketKey, { subject, scopes }: Grant, validUntil: number): Promise<void> {
    const put = new PutItemCommand({
      TableName: this.#tableName,
      Item: {
        ...itemKey(key),
        subject: { S: subject },
        scopes: { S: scopes.join(' ') },
        validUntil: { N: String(validUntil) },
        expiresAt: { N: String(Math.ceil(validUntil / 1000)) },
      },
    });
    await retriedRead(() => this.#client.send(put));
  }

  /** Sent once: an answer that gets lost costs the ticket, and the client takes another. */
  async redeem(key: TicketKey, now: number): Promise<Grant | undefined> {
    const take = new DeleteItemCommand({
      TableName: this.#tableName,
      Key: itemKey(key),
      // Of several who come at once one finds it.
      ConditionExpression: 'attribute_exists(ticketKey)',
      ReturnValues: 'ALL_OLD',
    });
    const ticket = await this.#taken(take);
    if (ticket === undefined || numberOf(ticket, 'validUntil') < now) return undefined;
    return {
      practiceId: key.practiceId,
      subject: textOf(ticket, 'subject'),
      scopes: textOf(ticket, 'scopes').split(' '),
    };
  }

  async #taken(take: DeleteItemCommand): Promise<Item | undefined> {
    try {
      return (await this.#client.send(take)).Attributes;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }
}

function itemKey({ practiceId, digest }: TicketKey): Item {
  return { ticketKey: { S: `${practiceId}#${digest}` } };
}
