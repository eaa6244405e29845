import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { retried, retriedRead } from '@frontdesk/aws/retried';
import type { Grant } from '../domain/grant.ts';
import type { TicketKey } from '../domain/ticket.ts';
import type { TicketStore } from '../ports/ticket-store.ts';

/** Each may wait for its answer as long as the client does, and all together must be over before the authorizer's ten seconds. */
const REDEEM_ATTEMPTS = 3;

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

  /** The ticket bears who redeemed it, so what is sent again after a lost answer finds it its own. An authorizer that fails refuses
   *  a handshake with 500, which browsers show as an error of the page. */
  async redeem(key: TicketKey, now: number): Promise<Grant | undefined> {
    const take = new UpdateItemCommand({
      TableName: this.#tableName,
      Key: itemKey(key),
      UpdateExpression: 'SET redeemedBy = :me',
      // Of several who come at once one finds it.
      ConditionExpression: 'attribute_exists(ticketKey) AND (attribute_not_exists(redeemedBy) OR redeemedBy = :me)',
      ExpressionAttributeValues: { ':me': { S: randomUUID() } },
      ReturnValues: 'ALL_NEW',
    });
    const ticket = await this.#taken(take);
    if (ticket === undefined || numberOf(ticket, 'validUntil') < now) return undefined;
    return {
      practiceId: key.practiceId,
      subject: textOf(ticket, 'subject'),
      scopes: textOf(ticket, 'scopes').split(' '),
    };
  }

  async #taken(take: UpdateItemCommand): Promise<Item | undefined> {
    try {
      return (await retried(() => this.#client.send(take), { attempts: REDEEM_ATTEMPTS })).Attributes;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }
}

function itemKey({ practiceId, digest }: TicketKey): Item {
  return { ticketKey: { S: `${practiceId}#${digest}` } };
}
