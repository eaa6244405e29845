import type { AttributeValue, CancellationReason } from '@aws-sdk/client-dynamodb';
import type { ResponseMetadata } from './json-client.ts';
import { readErrorBody, ServiceException } from './service-exception.ts';

export class DynamoDBServiceException extends ServiceException {}

export class TransactionCanceledException extends DynamoDBServiceException {
  readonly Message: string | undefined;
  readonly CancellationReasons: CancellationReason[] | undefined;

  constructor(message: string, reasons: CancellationReason[] | undefined, $metadata: ResponseMetadata) {
    super('TransactionCanceledException', message, $metadata);
    this.Message = message;
    this.CancellationReasons = reasons;
  }
}

export class ConditionalCheckFailedException extends DynamoDBServiceException {
  /** The item that stands, where it was asked for. */
  readonly Item: Record<string, AttributeValue> | undefined;

  constructor(message: string, item: Record<string, AttributeValue> | undefined, $metadata: ResponseMetadata) {
    super('ConditionalCheckFailedException', message, $metadata);
    this.Item = item;
  }
}

interface Members {
  CancellationReasons: CancellationReason[];
  Item: Record<string, AttributeValue>;
}

/** The exception that an answer of DynamoDB stands for.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
export function dynamoDbException(status: number, body: string, $metadata: ResponseMetadata): DynamoDBServiceException {
  const { name, message, CancellationReasons, Item } = readErrorBody<Members>(status, body);
  if (name === 'TransactionCanceledException') {
    return new TransactionCanceledException(message, CancellationReasons, $metadata);
  }
  if (name === 'ConditionalCheckFailedException') return new ConditionalCheckFailedException(message, Item, $metadata);
  return new DynamoDBServiceException(name, message, $metadata);
}
