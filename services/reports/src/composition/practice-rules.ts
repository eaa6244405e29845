import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { dynamoDb } from './container.ts';

const environment = readEnvironment(z.object({ SCHEDULES_TABLE: z.string().check(z.minLength(1)) }));

/** The zone and the hours of practices. */
export const practiceRules = new PracticeRulesReader({ client: dynamoDb, tableName: environment.SCHEDULES_TABLE });
