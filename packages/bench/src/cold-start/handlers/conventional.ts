import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { z } from 'zod';

const logger = new Logger({ serviceName: 'bench' });
const client = new DynamoDBClient({});

const schema = z.strictObject({
  providerId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  appointmentType: z.string().min(1),
  start: z.iso.datetime({ offset: true }),
  patient: z.strictObject({
    givenName: z.string().trim().min(1).max(100),
    familyName: z.string().trim().min(1).max(100),
    birthDate: z.iso.date(),
    phone: z.string().optional(),
  }),
  reason: z.string().optional(),
});

/** A function as they are usually written: middy, zod, Powertools' logger, the SDK with one request; nothing booked. */
export const handler = middy(async (event: APIGatewayProxyEventV2) => {
  const booking = schema.parse(JSON.parse(event.body ?? ''));
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: process.env.SCHEDULES_TABLE,
      Key: { practiceId: { S: 'p001' }, item: { S: 'PRACTICE' } },
    }),
  );
  logger.info('booked', { providerId: booking.providerId });
  return { statusCode: 200, body: JSON.stringify(Item) };
}).use(injectLambdaContext(logger));
