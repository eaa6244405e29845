import type { WriteStep } from '@frontdesk/aws/idempotent-write';
import { scheduleItemKey } from '@frontdesk/aws/practice-rules-items';
import type { RulesChecked } from '../ports/appointment-writer.ts';
import { STEP } from './write-refusal.ts';

/** Holds when the provider's rules are still those that allowed the time. */
export function rulesStep(
  tableName: string,
  practiceId: string,
  { providerId, scheduleRevision }: RulesChecked,
): WriteStep {
  return {
    name: STEP.rules,
    action: {
      ConditionCheck: {
        TableName: tableName,
        Key: { practiceId: { S: practiceId }, item: { S: scheduleItemKey(providerId) } },
        ConditionExpression: 'revision = :revision',
        ExpressionAttributeValues: { ':revision': { N: String(scheduleRevision) } },
      },
    },
  };
}
