import type * as sdk from '@aws-sdk/client-sqs';
import { type ClientConfig, Command, JsonClient } from './json-client.ts';
import { readErrorBody, ServiceException } from './service-exception.ts';

export class SQSServiceException extends ServiceException {}

/** Stands in for the AWS SDK's client in the bundles, as the one for DynamoDB does (ADR-0007). It sends; Lambda receives
 *  and deletes. Every request goes to the endpoint of the function's region, whichever host a queue's URL names. What the
 *  service says it has received (MD5OfMessageBody) is not compared: TLS has done that.
 *  https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ */
export class SQSClient extends JsonClient {
  constructor(config: ClientConfig) {
    super('sqs', 'AmazonSQS', config, (status, body, metadata) => {
      const { name, message } = readErrorBody(status, body);
      return new SQSServiceException(name, message, metadata);
    });
  }
}

export class SendMessageCommand extends Command<sdk.SendMessageCommandInput, sdk.SendMessageCommandOutput> {
  readonly operation = 'SendMessage';
}

export class SendMessageBatchCommand extends Command<
  sdk.SendMessageBatchCommandInput,
  sdk.SendMessageBatchCommandOutput
> {
  readonly operation = 'SendMessageBatch';
}
