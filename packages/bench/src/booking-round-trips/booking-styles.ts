import { randomUUID } from 'node:crypto';
import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { type DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { lambdaContext } from '@frontdesk/lambda/invocation.fixture';
import type { TableNames } from '@frontdesk/testing/table-templates';
import { bookingSteps } from './booking-steps.ts';

/** Books half an hour that nobody has, exactly once per idempotency key. */
export type Book = (startEpochMinutes: number) => Promise<void>;

const TIME_TO_BOOK_MILLISECONDS = 10_000;

/** The record is one more item of the booking's transaction. */
export function oneRoundTripStyle(client: DynamoDBClient, tables: TableNames): Book {
  const writer = new IdempotentWriter({ client, tableName: tables.idempotency, clock: systemClock });
  return async (startEpochMinutes) => {
    const outcome = await writer.write({
      idempotency: { scope: `bench#${randomUUID()}`, requestHash: 'bench' },
      answer: jsonAnswer(201, { startEpochMinutes }),
      steps: bookingSteps(tables, startEpochMinutes),
      deadline: systemClock.now() + TIME_TO_BOOK_MILLISECONDS,
    });
    if (outcome.kind !== 'written') throw new Error(`The booking was ${outcome.kind}`);
  };
}

/** Record in progress, then the booking's transaction, then record done: Powertools' idempotency with its own store.
 *  https://docs.powertools.aws.dev/lambda/typescript/latest/features/idempotency/ */
export function powertoolsStyle(client: DynamoDBClient, tables: TableNames): Book {
  const persistenceStore = new DynamoDBPersistenceLayer({
    tableName: tables.idempotency,
    keyAttr: 'scope',
    awsSdkV3Client: client,
  });
  const config = new IdempotencyConfig({ eventKeyJmesPath: 'idempotencyKey' });
  config.registerLambdaContext(lambdaContext());
  const book = makeIdempotent(
    async ({ startEpochMinutes }: { idempotencyKey: string; startEpochMinutes: number }) => {
      const TransactItems = bookingSteps(tables, startEpochMinutes).map(({ action }) => action);
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return { statusCode: 201 };
    },
    { persistenceStore, config },
  );
  return async (startEpochMinutes) => void (await book({ idempotencyKey: randomUUID(), startEpochMinutes }));
}
