import { BatchWriteItemCommand, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import { Phi } from '@frontdesk/core/phi';
import { verificationKey, verificationMembers } from '@frontdesk/insurance/adapters/verification-item';
import { queuedVerification } from '@frontdesk/insurance/domain/verification-state';
import { dateFromToday } from '../office-times.ts';

/** What BatchWriteItem and SendMessageBatch take. */
const ITEMS_AT_ONCE = 25;
const MESSAGES_AT_ONCE = 10;

export interface NightOptions {
  readonly dynamoDb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly tableName: string;
  readonly queueUrl: string;
  readonly practiceId: string;
}

/** Tomorrow's verifications in the night's lane: all there before the first is worked on. */
export async function queueNight(options: NightOptions, count: number, payerIds: readonly string[]): Promise<void> {
  const { dynamoDb, sqs, tableName, queueUrl, practiceId } = options;
  const verifications = Array.from({ length: count }, (_, index) => {
    const id = `night-${index}`;
    const subscriber = new Phi({ memberId: `ACTIVE-${id}`, givenName: 'Sample', familyName: 'Person' });
    const payerId = payerIds[index % payerIds.length] ?? '';
    const asked = { id, practiceId, payerId, subscriber, serviceDate: dateFromToday(1), lane: 'night' } as const;
    return queuedVerification(asked, Date.now());
  });
  await mapInParallel(chunks(verifications, ITEMS_AT_ONCE), 8, (some) => {
    const puts = some.map((verification) => ({
      PutRequest: {
        Item: {
          ...verificationKey({ practiceId, verificationId: verification.id }),
          ...verificationMembers(verification),
        },
      },
    }));
    return dynamoDb.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: puts } }));
  });
  await mapInParallel(chunks(verifications, MESSAGES_AT_ONCE), 8, (some) => {
    const Entries = some.map(({ id }, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify({ practiceId, verificationId: id }),
    }));
    return sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  });
}

/** How many of the night's verifications the payers have answered. */
export async function answeredOfNight({ dynamoDb, tableName, practiceId }: NightOptions): Promise<number> {
  let answered = 0;
  let ExclusiveStartKey: QueryCommand['input']['ExclusiveStartKey'];
  do {
    const page = await dynamoDb.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :practice AND begins_with(sk, :night)',
        FilterExpression: '#status = :active',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':practice': { S: practiceId },
          ':night': { S: 'VERIFICATION#night-' },
          ':active': { S: 'active' },
        },
        Select: 'COUNT',
        ExclusiveStartKey,
      }),
    );
    answered += page.Count ?? 0;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return answered;
}

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
