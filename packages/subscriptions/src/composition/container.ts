import { createDynamoDbClient } from '@frontdesk/aws/dynamodb-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';

const environment = readEnvironment(z.object({ SUBSCRIPTIONS_TABLE: z.string().check(z.minLength(1)) }));

/** Where the container finds subscriptions. */
export const subscriptionsTable = { client: createDynamoDbClient(), tableName: environment.SUBSCRIPTIONS_TABLE };
