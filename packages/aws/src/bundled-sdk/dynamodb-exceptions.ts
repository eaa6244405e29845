import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import type { ResponseMetadata } from './json-service.ts';
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

interface Members {
  CancellationReasons: CancellationReason[];
  Item: Record<string, unknown>;
}

/** The exception that an answer of DynamoDB stands for.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
export function dynamoDbException(status: number, body: string, $metadata: ResponseMetadata): DynamoDBServiceException {
  const { name, message, CancellationReasons, Item } = readErrorBody<Members>(status, body);
  if (name === 'TransactionCanceledException') {
    return new TransactionCanceledException(message, CancellationReasons, $metadata);
  }
  const exception = new DynamoDBServiceException(name, message, $metadata);
  return Item === undefined ? exception : Object.assign(exception, { Item });
}
