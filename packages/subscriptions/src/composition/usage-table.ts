import { createDynamoDbClient } from '@frontdesk/aws/dynamodb-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';

const environment = readEnvironment(z.object({ USAGE_TABLE: z.string().check(z.minLength(1)) }));

/** Where the container finds what was counted. */
export const usageTable = { client: createDynamoDbClient(), tableName: environment.USAGE_TABLE };
