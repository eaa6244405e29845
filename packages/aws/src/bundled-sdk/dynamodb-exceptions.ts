import type { CancellationReason } from '@aws-sdk/client-dynamodb';

/** An answer of DynamoDB other than 200, named as the service names it. */
export class DynamoDBServiceException extends Error {
  readonly $fault: 'client' | 'server';
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(name: string, message: string, $metadata: { readonly httpStatusCode: number }) {
    super(message);
    this.name = name;
    this.$fault = $metadata.httpStatusCode < 500 ? 'client' : 'server';
    this.$metadata = $metadata;
  }
}

export class TransactionCanceledException extends DynamoDBServiceException {
  readonly Message: string | undefined;
  readonly CancellationReasons: CancellationReason[] | undefined;

  constructor(message: string, reasons: CancellationReason[] | undefined, $metadata: { httpStatusCode: number }) {
    super('TransactionCanceledException', message, $metadata);
    this.Message = message;
    this.CancellationReasons = reasons;
  }
}

interface ErrorBody {
  /** `com.amazonaws.dynamodb.v20120810#TransactionCanceledException`. */
  __type?: string;
  /** The service itself spells it in lower case, the layers before it do not. */
  message?: string;
  Message?: string;
  CancellationReasons?: CancellationReason[];
  Item?: Record<string, unknown>;
}

/** The exception that an answer stands for. What is not the service's JSON (a proxy's page) is an UnknownError.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
export function serviceException(
  status: number,
  body: string,
  $metadata: { httpStatusCode: number },
): DynamoDBServiceException {
  const { __type, message, Message, CancellationReasons, Item } = parse(body);
  const name = __type?.slice(__type.lastIndexOf('#') + 1) ?? 'UnknownError';
  const text = message ?? Message ?? `DynamoDB answered ${status}`;
  if (name === 'TransactionCanceledException') {
    return new TransactionCanceledException(text, CancellationReasons, $metadata);
  }
  const exception = new DynamoDBServiceException(name, text, $metadata);
  return Item === undefined ? exception : Object.assign(exception, { Item });
}

function parse(body: string): ErrorBody {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
