import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

/** The AWS SDK and one request of it. */
export const handler = async () => {
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: process.env.SCHEDULES_TABLE,
      Key: { practiceId: { S: 'p001' }, item: { S: 'PRACTICE' } },
    }),
  );
  return { statusCode: 200, body: JSON.stringify(Item) };
};
