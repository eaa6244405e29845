import type { Template, TemplateResource } from '../cloudformation-template.ts';
import { alarm } from './alarm.ts';
import { consumedQueues, deadLetterQueues, streamConsumers } from './event-sources.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

const OLDEST_MESSAGE_SECONDS = 300;
const ITERATOR_AGE_MILLISECONDS = 60_000;

/** Dead letters, and consumers that fall behind. */
export function queueAlarms(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Record<string, TemplateResource> {
  const alarms: Record<string, TemplateResource> = {};
  const dead = deadLetterQueues(template);
  const named = (id: string): Record<string, unknown> => ({ QueueName: { 'Fn::GetAtt': [id, 'QueueName'] } });
  for (const id of dead) {
    alarms[`${id}DeadLettersAlarm`] = alarm({
      kind: 'dead-letters',
      says: `${id} of ${service} holds what could not be processed.`,
      name: `${service}-${stage}-${id}-dead-letters`,
      metric: {
        namespace: 'AWS/SQS',
        name: 'ApproximateNumberOfMessagesVisible',
        dimensions: named(id),
        statistic: 'Maximum',
      },
      threshold: 0,
      periods: [1, 1],
      topicArn,
    });
  }
  for (const id of consumedQueues(template)) {
    if (dead.has(id)) continue;
    alarms[`${id}AgeAlarm`] = alarm({
      kind: 'queue-age',
      says: `A message has waited in ${id} of ${service} for more than ${OLDEST_MESSAGE_SECONDS} s.`,
      name: `${service}-${stage}-${id}-age`,
      metric: {
        namespace: 'AWS/SQS',
        name: 'ApproximateAgeOfOldestMessage',
        dimensions: named(id),
        statistic: 'Maximum',
      },
      threshold: OLDEST_MESSAGE_SECONDS,
      periods: [3, 5],
      topicArn,
    });
  }
  for (const functionId of streamConsumers(template)) {
    const name = String(template.Resources[functionId]?.Properties.FunctionName);
    alarms[`${functionId.replace(/LambdaFunction$/, '')}AgeAlarm`] = alarm({
      kind: 'stream-age',
      says: `${name} is more than ${ITERATOR_AGE_MILLISECONDS / 1000} s behind its stream.`,
      name: `${name}-stream-age`,
      metric: {
        namespace: 'AWS/Lambda',
        name: 'IteratorAge',
        dimensions: { FunctionName: { Ref: functionId } },
        statistic: 'Maximum',
      },
      threshold: ITERATOR_AGE_MILLISECONDS,
      periods: [3, 5],
      topicArn,
    });
  }
  return alarms;
}
