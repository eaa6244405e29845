import { randomUUID } from 'node:crypto';
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Answer } from '@frontdesk/core/answer';
import { IDEMPOTENCY_TTL_SECONDS, type IdempotencyScope } from '@frontdesk/core/idempotency';

type Item = Record<string, AttributeValue>;

/** A record nobody asks for again after the call that wrote it: long past any function's time, and any clock's error. */
const UNKEYED_TTL_SECONDS = 60 * 60;

/** The first item of every transaction: it can be written only while no unexpired record stands under its scope. */
export function recordPut(
  tableName: string,
  { scope, requestHash }: IdempotencyScope,
  answer: Answer,
  nowEpochMilliseconds: number,
): TransactWriteItem {
  const response: Item = {
    statusCode: { N: String(answer.statusCode) },
    headers: { M: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, { S: value }])) },
    body: { S: answer.body },
  };
  return putUnlessUnexpired(tableName, nowEpochMilliseconds, IDEMPOTENCY_TTL_SECONDS, {
    scope: { S: scope },
    requestHash: { S: requestHash },
    response: { M: response },
  });
}

/** The record of a write without a client's key. Its scope is random, so only a retry of the same call can meet it. */
export function unkeyedRecordPut(tableName: string, nowEpochMilliseconds: number): TransactWriteItem {
  return putUnlessUnexpired(tableName, nowEpochMilliseconds, UNKEYED_TTL_SECONDS, {
    scope: { S: `unkeyed#${randomUUID()}` },
  });
}

/** The answer a record holds when it is of the same request; undefined when the key was used for another. */
export function recordedAnswer(record: Item, requestHash: string): Answer | undefined {
  if (record.requestHash?.S !== requestHash) return undefined;
  const response = record.response?.M ?? {};
  const headers = Object.entries(response.headers?.M ?? {}).map(([name, value]) => [name, value.S ?? '']);
  return {
    statusCode: Number(response.statusCode?.N),
    headers: Object.fromEntries(headers),
    body: response.body?.S ?? '',
  };
}

function putUnlessUnexpired(
  tableName: string,
  nowEpochMilliseconds: number,
  ttlSeconds: number,
  item: Item,
): TransactWriteItem {
  const now = Math.floor(nowEpochMilliseconds / 1000);
  return {
    Put: {
      TableName: tableName,
      Item: { ...item, expiresAt: { N: String(now + ttlSeconds) } },
      ConditionExpression: 'attribute_not_exists(#scope) OR expiresAt < :now',
      ExpressionAttributeNames: { '#scope': 'scope' },
      ExpressionAttributeValues: { ':now': { N: String(now) } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}
