import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { expect, test } from 'vitest';
import { deadLetterQueues, queuesNamed } from './dead-letter-queues.ts';
import { localQueueArn } from './queue-address.ts';

const queue = (QueueName: string, deadLetters?: string) => ({
  Type: 'AWS::SQS::Queue',
  Properties: {
    QueueName,
    ...(deadLetters && { RedrivePolicy: { deadLetterTargetArn: localQueueArn(deadLetters), maxReceiveCount: 5 } }),
  },
});
const services = [
  {
    service: 'calls',
    resources: { A: queue('frontdesk-dev-a', 'frontdesk-dev-a-dead'), Dead: queue('frontdesk-dev-a-dead') },
  },
  {
    service: 'others',
    resources: { B: queue('b', 'b-dead'), Table: { Type: 'AWS::DynamoDB::Table', Properties: {} } },
  },
] as unknown as ServiceModel[];

test('every queue with a redrive policy has its dead letters', () => {
  expect(deadLetterQueues(services, 'http://127.0.0.1:1')).toEqual([
    {
      service: 'calls',
      queue: 'frontdesk-dev-a',
      deadLetterQueueUrl: 'http://127.0.0.1:1/000000000000/frontdesk-dev-a-dead',
    },
    { service: 'others', queue: 'b', deadLetterQueueUrl: 'http://127.0.0.1:1/000000000000/b-dead' },
  ]);
});

test.each([
  ['calls', ['frontdesk-dev-a']],
  ['frontdesk-dev-a', ['frontdesk-dev-a']],
  ['a', ['frontdesk-dev-a']],
  ['b', ['b']],
  ['nobody', []],
])('%s names the queues %j', (name, queues) => {
  const named = queuesNamed(name, deadLetterQueues(services, 'http://127.0.0.1:1'));
  expect(named.map((each) => each.queue)).toEqual(queues);
});
