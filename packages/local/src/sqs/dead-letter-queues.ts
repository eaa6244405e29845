import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { localQueueUrl } from './queue-address.ts';
import { queueResourceType } from './queue-definition.ts';

/** A queue that gives up messages, and where to. */
export interface DeadLetterQueue {
  service: string;
  queue: string;
  deadLetterQueueUrl: string;
}

/** The queues of all services that have a dead-letter queue in the local SQS at `sqsEndpoint`. */
export function deadLetterQueues(services: readonly ServiceModel[], sqsEndpoint: string): DeadLetterQueue[] {
  return services.flatMap(({ service, resources }) =>
    Object.values(resources).flatMap(({ Type, Properties }) => {
      const policy = Properties.RedrivePolicy as { deadLetterTargetArn?: string } | undefined;
      if (Type !== queueResourceType || policy?.deadLetterTargetArn === undefined) return [];
      const deadLetterQueueUrl = localQueueUrl(sqsEndpoint, policy.deadLetterTargetArn);
      return [{ service, queue: String(Properties.QueueName), deadLetterQueueUrl }];
    }),
  );
}

/** Those that a person means by a service's or a queue's name; a queue's without `frontdesk-<stage>-` too. */
export function queuesNamed(name: string, queues: readonly DeadLetterQueue[]): DeadLetterQueue[] {
  return queues.filter(
    ({ service, queue }) => service === name || queue === name || queue.replace(/^frontdesk-[a-z0-9]+-/, '') === name,
  );
}
