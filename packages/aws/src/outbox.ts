import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { PublicEvent } from '@frontdesk/contracts/events';

/** Events are read from the stream within seconds; the table keeps them for a week of replays and questions. */
const KEPT_SECONDS = 7 * 86_400;

/** Puts a public event into the events table, in the transaction of the change it tells of. Its stream carries it on,
 *  in order per practice. */
export function eventPut(tableName: string, event: PublicEvent): TransactWriteItem {
  const expiresAt = Math.floor(Date.parse(event.at) / 1000) + KEPT_SECONDS;
  return {
    Put: {
      TableName: tableName,
      Item: marshall({ ...event, expiresAt }),
    },
  };
}
