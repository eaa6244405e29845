import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { dynamoDb, tables } from './container.ts';

/** The practices' rules as they are now. */
export const rulesReader = new PracticeRulesReader({ client: dynamoDb, tableName: tables.schedules });
