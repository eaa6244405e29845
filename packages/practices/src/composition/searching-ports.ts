import { DaySheetReader } from '@frontdesk/aws/day-sheet-reader';
import { PracticeRulesCache } from '@frontdesk/aws/practice-rules-cache';
import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbAppointmentsToMove } from '../adapters/dynamodb-appointments-to-move.ts';
import type { SearchSlotsPorts } from '../use-cases/search-slots.ts';
import { dynamoDb, tables } from './container.ts';
import { rulesReader } from './rules-reader.ts';

/** What a search needs; the rules are kept for the life of the container. */
export const searchingPorts: SearchSlotsPorts = {
  rules: new PracticeRulesCache({ reader: rulesReader }),
  revision: rulesReader,
  sheets: new DaySheetReader({ client: dynamoDb, tableName: tables.daySheets }),
  appointments: new DynamoDbAppointmentsToMove({ client: dynamoDb, tableName: tables.appointments }),
  clock: systemClock,
};
