import { RecordedAnswers } from '@frontdesk/aws/recorded-answers';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { dynamoDb, tables } from './container.ts';
import { rulesSource } from './rules-source.ts';

/** What is needed to take a time, for a booking or for a hold. */
export const timeTakingPorts = {
  rules: rulesSource,
  answers: new RecordedAnswers({ client: dynamoDb, tableName: tables.idempotency, clock: systemClock }),
  clock: systemClock,
  ids: randomIds,
};
