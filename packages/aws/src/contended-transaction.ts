import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItemsCommand,
  type TransactWriteItemsCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { isTransientReason } from './transient-failure.ts';

/** A transaction that met another one, or was throttled: none of its conditions was refused, and it may be sent again. `retried` does. */
class TransactionContended extends Error {
  override readonly name = 'TransactionConflictException';
}

/** Sends a transaction. Throws what the client throws, but for one that was cancelled for passing reasons alone an error that is transient. */
export async function sendTransaction(
  client: DynamoDBClient,
  command: TransactWriteItemsCommand,
): Promise<TransactWriteItemsCommandOutput> {
  try {
    return await client.send(command);
  } catch (error) {
    if (error instanceof TransactionCanceledException && isContended(error)) throw new TransactionContended();
    throw error;
  }
}

function isContended({ CancellationReasons = [] }: TransactionCanceledException): boolean {
  const codes = CancellationReasons.map(({ Code }) => Code ?? 'None').filter((code) => code !== 'None');
  return codes.length > 0 && codes.every(isTransientReason);
}
