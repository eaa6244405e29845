import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbPracticeRulesStore } from '../adapters/dynamodb-practice-rules-store.ts';
import type { ChangeRulesPorts } from '../use-cases/change-rules.ts';
import { tables } from './container.ts';
import { idempotentWriter } from './idempotent-writer.ts';
import { rulesReader } from './rules-reader.ts';

/** What a change of a practice's rules needs. */
export const ruleChangingPorts: ChangeRulesPorts = {
  store: new DynamoDbPracticeRulesStore({
    reader: rulesReader,
    writer: idempotentWriter,
    tableName: tables.schedules,
    eventsTable: tables.events,
    clock: systemClock,
  }),
  clock: systemClock,
};
