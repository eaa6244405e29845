import type { CloudFormationResource } from '@frontdesk/service-model/service-model';
import * as z from 'zod';

export const queueResourceType = 'AWS::SQS::Queue';

/** Encryption and bookkeeping have no meaning on one machine; any other unknown property is an error. */
const ignoredProperties = new Set([
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'RedriveAllowPolicy',
  'SqsManagedSseEnabled',
  'Tags',
]);

// Templates write numbers and booleans also as text.
const wholeNumber = z.coerce.number().int();
const flag = z.stringbool().or(z.boolean());

const queueProperties = z.strictObject({
  // CloudFormation would make one up; here the functions must be able to know it.
  QueueName: z.string(),
  FifoQueue: flag.exactOptional(),
  ContentBasedDeduplication: flag.exactOptional(),
  DeduplicationScope: z.string().exactOptional(),
  FifoThroughputLimit: z.string().exactOptional(),
  DelaySeconds: wholeNumber.exactOptional(),
  MaximumMessageSize: wholeNumber.exactOptional(),
  MessageRetentionPeriod: wholeNumber.exactOptional(),
  ReceiveMessageWaitTimeSeconds: wholeNumber.exactOptional(),
  VisibilityTimeout: wholeNumber.exactOptional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: wholeNumber }).exactOptional(),
});

export interface QueueDefinition {
  name: string;
  attributes: Record<string, string>;
  redrivePolicy?: { deadLetterTargetArn: string; maxReceiveCount: number };
}

/** Turns the resource `logicalId` of a template into the attributes of its queue. Throws when it has no name, or a
 *  property that is neither understood nor on the list of ignored ones.
 *  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html */
export function readQueueDefinition(logicalId: string, resource: CloudFormationResource): QueueDefinition {
  const known = Object.entries(resource.Properties ?? {}).filter(([name]) => !ignoredProperties.has(name));
  const parsed = queueProperties.safeParse(Object.fromEntries(known));
  if (!parsed.success) {
    throw new Error(`Queue ${logicalId} cannot be created locally:\n${z.prettifyError(parsed.error)}`);
  }
  const { QueueName: name, RedrivePolicy, FifoQueue, ...rest } = parsed.data;
  // SQS takes `FifoQueue: true` or no such attribute at all.
  const attributes = { ...rest, ...(FifoQueue === true && { FifoQueue }) };
  return {
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)])),
    ...(RedrivePolicy && { redrivePolicy: RedrivePolicy }),
  };
}
