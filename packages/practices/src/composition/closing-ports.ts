import { RecordedAnswers } from '@frontdesk/aws/recorded-answers';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { DynamoDbKeptAnswers } from '../adapters/dynamodb-kept-answers.ts';
import type { CreateClosurePorts } from '../use-cases/create-closure.ts';
import { appointmentsInTime } from './appointments-in-time.ts';
import { dynamoDb, tables } from './container.ts';
import { idempotentWriter } from './idempotent-writer.ts';
import { ruleChangingPorts } from './rule-changing-ports.ts';

/** What closing a practice needs. */
export const closingPorts: CreateClosurePorts = {
  ...ruleChangingPorts,
  ids: randomIds,
  appointments: appointmentsInTime,
  answers: new DynamoDbKeptAnswers({
    recorded: new RecordedAnswers({ client: dynamoDb, tableName: tables.idempotency, clock: systemClock }),
    writer: idempotentWriter,
  }),
};
