import { PracticeRulesCache } from '@frontdesk/aws/practice-rules-cache';
import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { retriedRequest } from '../adapters/retried-request.ts';
import type { RulesSource } from '../ports/rules-source.ts';
import { dynamoDb, tables } from './container.ts';

const reader = new PracticeRulesReader({ client: dynamoDb, tableName: tables.schedules });

/** The practices' rules, kept for the life of the container. */
export const rulesSource: RulesSource = new PracticeRulesCache({
  reader: { read: (practiceId) => retriedRequest(() => reader.read(practiceId)) },
});
