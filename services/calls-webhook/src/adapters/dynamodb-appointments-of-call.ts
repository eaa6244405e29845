import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { AppointmentsOfCall } from '../ports/appointments-of-call.ts';
import type { CallKey } from '../ports/post-call-queue.ts';

/** Reads the index `byCall` of the appointments table, which carries nothing about a patient. */
export class DynamoDbAppointmentsOfCall implements AppointmentsOfCall {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async find({ practiceId, id }: CallKey): Promise<readonly string[]> {
    const ids: string[] = [];
    let position: Item | undefined;
    do {
      const query = new QueryCommand({
        TableName: this.#tableName,
        IndexName: 'byCall',
        KeyConditionExpression: 'practiceId = :practiceId AND callId = :callId',
        ExpressionAttributeValues: { ':practiceId': { S: practiceId }, ':callId': { S: id } },
        ...(position && { ExclusiveStartKey: position }),
      });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#client.send(query));
      ids.push(...Items.map((item) => textOf(item, 'appointmentId')));
      position = LastEvaluatedKey;
    } while (position !== undefined);
    return ids.sort();
  }
}
