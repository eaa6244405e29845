import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type Update,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { textOf } from '@frontdesk/aws/item-attributes';
import { eventPut } from '@frontdesk/aws/outbox';
import { replacedMembers } from '@frontdesk/aws/replaced-members';
import { retriedRead } from '@frontdesk/aws/retried';
import { emptyAnswer } from '@frontdesk/core/answer';
import type { Verification } from '../domain/verification.ts';
import type {
  ForgottenVerifications,
  VerificationChange,
  VerificationKey,
  VerificationReader,
  VerificationWriter,
} from '../ports/verification-store.ts';
import { SWEEP_SHARDS, verificationFrom, verificationKey, verificationMembers } from './verification-item.ts';

export interface VerificationStoreOptions {
  readonly client: DynamoDBClient;
  readonly insuranceTable: string;
}

/** Reads verifications, strongly consistent. */
export class DynamoDbVerificationReader implements VerificationReader {
  readonly #options: VerificationStoreOptions;

  constructor(options: VerificationStoreOptions) {
    this.#options = options;
  }

  async read(key: VerificationKey): Promise<Verification | undefined> {
    const { client, insuranceTable } = this.#options;
    const get = new GetItemCommand({ TableName: insuranceTable, Key: verificationKey(key), ConsistentRead: true });
    const { Item } = await retriedRead(() => client.send(get));
    return Item === undefined ? undefined : verificationFrom(Item);
  }
}

/** Changes verifications, each on condition of the version that was read: alone, or with an event in one transaction. */
export class DynamoDbVerificationWriter implements VerificationWriter {
  readonly #options: VerificationStoreOptions & { readonly writer: IdempotentWriter; readonly eventsTable: string };

  constructor(options: VerificationStoreOptions & { readonly writer: IdempotentWriter; readonly eventsTable: string }) {
    this.#options = options;
  }

  async change({ before, after, event, deadline }: VerificationChange): Promise<boolean> {
    const changeId = randomUUID();
    const update = this.#update(before, after, changeId);
    if (event === undefined) return this.#changeAlone(update, changeId);
    const steps = [
      { name: 'verification', action: { Update: update } },
      { name: 'event', action: eventPut(this.#options.eventsTable, event) },
    ];
    const outcome = await this.#options.writer.write({ answer: emptyAnswer(204), deadline, steps });
    return outcome.kind !== 'refused';
  }

  /** One that is refused may have been made by an attempt before, whose answer was lost: it has this change's id. */
  async #changeAlone(update: Update & { UpdateExpression: string }, changeId: string): Promise<boolean> {
    const command = new UpdateItemCommand({ ...update, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
    try {
      await retriedRead(() => this.#options.client.send(command));
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item?.changeId?.S === changeId;
    }
  }

  #update(before: Verification, after: Verification, changeId: string): Update & { UpdateExpression: string } {
    const update = replacedMembers(verificationMembers(before), {
      ...verificationMembers(after),
      changeId: { S: changeId },
    });
    return {
      ...update,
      TableName: this.#options.insuranceTable,
      Key: verificationKey({ practiceId: after.practiceId, verificationId: after.id }),
      ConditionExpression: '#version = :versionBefore',
      ExpressionAttributeValues: {
        ...update.ExpressionAttributeValues,
        ':versionBefore': { N: String(before.version) },
      },
    };
  }
}

/** Finds open verifications through the index `bySweep`, which only they stand in. */
export class DynamoDbForgottenVerifications implements ForgottenVerifications {
  readonly #options: VerificationStoreOptions;

  constructor(options: VerificationStoreOptions) {
    this.#options = options;
  }

  async find(now: number, limit: number): Promise<readonly VerificationKey[]> {
    const shards = Array.from({ length: SWEEP_SHARDS }, (_, shard) =>
      this.#findIn(String(shard), now, Math.ceil(limit / SWEEP_SHARDS)),
    );
    return (await Promise.all(shards)).flat();
  }

  async #findIn(shard: string, now: number, limit: number): Promise<VerificationKey[]> {
    const { client, insuranceTable } = this.#options;
    const query = new QueryCommand({
      TableName: insuranceTable,
      IndexName: 'bySweep',
      KeyConditionExpression: 'sweepShard = :shard AND sweepAt <= :now',
      ExpressionAttributeValues: { ':shard': { S: shard }, ':now': { N: String(now) } },
      Limit: limit,
    });
    const { Items = [] } = await retriedRead(() => client.send(query));
    return Items.map((item) => ({
      practiceId: textOf(item, 'pk'),
      verificationId: textOf(item, 'sk').replace('VERIFICATION#', ''),
    }));
  }
}
