import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';

const BEGAN_MINUTES_AGO = 10;

/** Moves a booked appointment's start to some minutes ago, as if its time had come. The functions' clock is the machine's,
 *  which no test can set, and nothing that has begun can be booked. What the appointment has claimed stays where it is, so
 *  claiming and giving back stay true. Gives the new start. */
export async function beginAppointment(
  client: DynamoDBClient,
  tableName: string,
  practiceId: string,
  appointmentId: string,
  startEpochMinutes = Math.floor(Date.now() / 60_000) - BEGAN_MINUTES_AGO,
): Promise<string> {
  const Key = { ownerKey: { S: `${practiceId}#${appointmentId}` }, item: { S: 'APPOINTMENT' } };
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
  const minutes = startEpochMinutes - Number(Item?.startEpochMinutes?.N);
  const start = moved(Item?.start?.S, minutes);
  await client.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key,
      UpdateExpression: 'SET #start = :start, #end = :end, startEpochMinutes = :minutes, startKey = :key',
      ExpressionAttributeNames: { '#start': 'start', '#end': 'end' },
      ExpressionAttributeValues: {
        ':start': { S: start },
        ':end': { S: moved(Item?.end?.S, minutes) },
        ':minutes': { N: String(startEpochMinutes) },
        ':key': { S: `${new Date(startEpochMinutes * 60_000).toISOString().replace('.000Z', 'Z')}#${appointmentId}` },
      },
    }),
  );
  return start;
}

/** RFC 3339, with the offset that it had. */
function moved(instant = '', minutes: number): string {
  const wallClock = Date.parse(`${instant.slice(0, 19)}Z`) + minutes * 60_000;
  return `${new Date(wallClock).toISOString().slice(0, 19)}${instant.slice(19)}`;
}
