import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { readTableNames } from '@frontdesk/testing/table-templates';
import type { Progress } from './bench.ts';
import { putSchedule } from './booking-round-trips/booking-steps.ts';
import { oneRoundTripStyle } from './booking-round-trips/booking-styles.ts';

const HALF_HOUR_MINUTES = 30;
const WARM_UP_CLIENTS = 4;

/** A booking's transaction sent straight to the database, each in the next half hour: how many milliseconds it takes. */
export async function bareTransactions(dynamoDbEndpoint: string): Promise<() => Promise<number>> {
  const client = localDynamoDbClient(dynamoDbEndpoint);
  const tables = readTableNames();
  await putSchedule(client, tables);
  const book = oneRoundTripStyle(client, tables);
  let startEpochMinutes = Math.ceil(Date.now() / 60_000 / HALF_HOUR_MINUTES + 48) * HALF_HOUR_MINUTES;
  return async () => {
    startEpochMinutes += HALF_HOUR_MINUTES;
    const startedAt = performance.now();
    await book(startEpochMinutes);
    return performance.now() - startedAt;
  };
}

/** Sends so many to a DynamoDB Local that has just started: until the JVM has compiled what they take, a transaction costs
 *  it five times as much. */
export async function warmUpDatabase(
  dynamoDbEndpoint: string,
  transactions: number,
  progress: Progress,
): Promise<void> {
  const takeOne = await bareTransactions(dynamoDbEndpoint);
  let left = transactions;
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      progress(`Warming up DynamoDB Local, ${left} transactions to go`);
      await takeOne();
    }
  };
  await Promise.all(Array.from({ length: WARM_UP_CLIENTS }, work));
}
