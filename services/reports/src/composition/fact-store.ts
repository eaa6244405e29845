import { DataApiDatabase } from '@frontdesk/aws/data-api-database';
import { createRdsDataClient } from '@frontdesk/aws/rds-data-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { SqlFactStore } from '../adapters/sql-fact-store.ts';

const name = z.string().check(z.minLength(1));

const environment = readEnvironment(
  z.object({ DATABASE_CLUSTER_ARN: name, DATABASE_SECRET_ARN: name, DATABASE_NAME: name }),
);

/** The facts that reports count. */
export const factStore = new SqlFactStore(
  new DataApiDatabase({
    client: createRdsDataClient(),
    resourceArn: environment.DATABASE_CLUSTER_ARN,
    secretArn: environment.DATABASE_SECRET_ARN,
    database: environment.DATABASE_NAME,
  }),
);
