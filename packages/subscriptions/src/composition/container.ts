import { createDynamoDbClient } from '@frontdesk/aws/dynamodb-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1));
const environment = readEnvironment(z.object({ SUBSCRIPTIONS_TABLE: name }));

/** Where the container finds subscriptions. */
export const subscriptionsTable = { client: createDynamoDbClient(), tableName: environment.SUBSCRIPTIONS_TABLE };
