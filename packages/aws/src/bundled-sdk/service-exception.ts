import type { ResponseMetadata } from './json-client.ts';

/** An answer of a service other than 200, named as the service names it. */
export class ServiceException extends Error {
  readonly $fault: 'client' | 'server';
  readonly $metadata: ResponseMetadata;

  constructor(name: string, message: string, $metadata: ResponseMetadata) {
    super(message);
    this.name = name;
    this.$fault = $metadata.httpStatusCode < 500 ? 'client' : 'server';
    this.$metadata = $metadata;
  }
}

/** What a service says of an error, its own members aside. */
export interface ErrorBody {
  name: string;
  message: string;
}

/** An error as the services send it; `Members` are what one exception has beyond its name and message. What is not the
 *  service's JSON (a proxy's page) is an UnknownError.
 *  https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization */
export function readErrorBody<Members>(status: number, body: string): ErrorBody & Partial<Members> {
  const members = parse(body);
  const { __type, message, Message } = members;
  return {
    ...(members as Partial<Members>),
    // `com.amazonaws.dynamodb.v20120810#TransactionCanceledException`.
    name: __type?.slice(__type.lastIndexOf('#') + 1) ?? 'UnknownError',
    // The services spell it in lower case, the layers before them do not.
    message: message ?? Message ?? `The service answered ${status}`,
  };
}

function parse(body: string): { __type?: string; message?: string; Message?: string } {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
