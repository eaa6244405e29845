import { PracticeRulesCache } from '@frontdesk/aws/practice-rules-cache';
import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import type { RulesSource } from '../ports/rules-source.ts';
import { dynamoDb, tables } from './container.ts';

/** The practices' rules, kept for the life of the container. */
export const rulesSource: RulesSource = new PracticeRulesCache({
  reader: new PracticeRulesReader({ client: dynamoDb, tableName: tables.schedules }),
});
