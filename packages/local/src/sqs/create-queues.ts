import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { CloudFormationResource } from '@frontdesk/service-model/service-model';
import { localSqsClient } from './local-sqs.ts';
import { localQueueArn, localQueueUrl } from './queue-address.ts';
import { queueResourceType, readQueueDefinition } from './queue-definition.ts';

/** Creates every AWS::SQS::Queue among `resources` (by logical id) in the SQS at `endpoint` and returns the queues'
 *  URLs by name; those that exist keep their messages and take changed attributes. Redrive policies are set when all queues exist, so the order in the template does not matter.
 *  Throws when a dead-letter queue does not exist or is not FIFO as its source is, as SQS would. */
export async function createQueues(
  endpoint: string,
  resources: Readonly<Record<string, CloudFormationResource>>,
): Promise<Record<string, string>> {
  const definitions = Object.entries(resources)
    .filter(([, resource]) => resource.Type === queueResourceType)
    .map(([logicalId, resource]) => readQueueDefinition(logicalId, resource));
  const arns = new Set(definitions.map(({ name }) => localQueueArn(name)));
  const urls: Record<string, string> = {};
  const client = localSqsClient(endpoint);
  try {
    for (const { name, attributes } of definitions) {
      const url = localQueueUrl(endpoint, localQueueArn(name));
      await createOrChange(client, name, url, attributes);
      urls[name] = url;
    }
    for (const { name, redrivePolicy } of definitions) {
      if (redrivePolicy === undefined) continue;
      assertDeadLetterQueueFits(name, redrivePolicy.deadLetterTargetArn, arns);
      const Attributes = { RedrivePolicy: JSON.stringify(redrivePolicy) };
      await client.send(new SetQueueAttributesCommand({ QueueUrl: urls[name], Attributes }));
    }
  } finally {
    client.destroy();
  }
  return urls;
}

/** Creating a queue again is no error unless its attributes differ: then a template was edited, and they are set. */
async function createOrChange(
  client: SQSClient,
  name: string,
  url: string,
  attributes: Record<string, string>,
): Promise<void> {
  try {
    await client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  } catch (error) {
    // The local SQS puts its old protocol's prefix before the name, so the SDK's class does not fit.
    if (!(error instanceof Error && error.name.endsWith('QueueNameExists'))) throw error;
    const { FifoQueue: _fixed, ...changeable } = attributes;
    await client.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: changeable }));
  }
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html */
function assertDeadLetterQueueFits(name: string, deadLetterArn: string, arns: ReadonlySet<string>): void {
  if (!arns.has(deadLetterArn)) {
    throw new Error(`Queue ${name} names a dead-letter queue that no service creates: ${deadLetterArn}`);
  }
  if (name.endsWith('.fifo') !== deadLetterArn.endsWith('.fifo')) {
    throw new Error(`Queue ${name} and its dead-letter queue must both be FIFO or both be standard: ${deadLetterArn}`);
  }
}
