/** The ARN the local SQS gives a queue. */
export function localQueueArn(name: string): string {
  return `arn:aws:sqs:us-east-1:000000000000:${name}`;
}

/** Where the local SQS at `endpoint` serves the queue with this ARN. */
export function localQueueUrl(endpoint: string, queueArn: string): string {
  const [, , service, , , name] = queueArn.split(':');
  if (service !== 'sqs' || name === undefined) throw new Error(`${queueArn} is not the ARN of an SQS queue.`);
  return `${endpoint}/000000000000/${name}`;
}
