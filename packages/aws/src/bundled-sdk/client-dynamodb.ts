import { randomUUID } from 'node:crypto';
import type * as sdk from '@aws-sdk/client-dynamodb';
import { defaultProvider } from '../environment-credentials.ts';
import { dynamoDbEndpoint } from './dynamodb-endpoint.ts';
import { serviceException } from './dynamodb-exceptions.ts';
import { type HttpAnswer, HttpPoster } from './http-poster.ts';
import { RequestSigner } from './request-signer.ts';

export { DynamoDBServiceException, TransactionCanceledException } from './dynamodb-exceptions.ts';

/** What the client has of the SDK's settings; any other is refused, for it would have no effect. */
export interface DynamoDBClientConfig {
  /** Callers retry, see ADR-0003. */
  maxAttempts: 1;
  requestHandler: { connectionTimeout: number; requestTimeout: number; throwOnRequestTimeout: true };
}

const KNOWN_SETTINGS = 'maxAttempts,requestHandler';

/** Stands in for the AWS SDK's client in the bundles (see esbuild.settings.cjs and ADR-0007): the same commands, outputs,
 *  error names and environment variables, in a tenth of the time that the SDK takes to load and to send its first
 *  request. Without what the SDK has around it: retries, middleware, profiles, accelerators. No table of ours has a
 *  binary attribute, so there is none here.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html */
export class DynamoDBClient {
  readonly #poster: HttpPoster;
  readonly #signer: RequestSigner;
  readonly #credentials = defaultProvider();
  readonly #requestTimeout: number;

  constructor(config: DynamoDBClientConfig) {
    if (Object.keys(config).sort().join() !== KNOWN_SETTINGS || config.maxAttempts !== 1) {
      throw new TypeError('The DynamoDB client of the bundles knows maxAttempts: 1 and requestHandler only.');
    }
    const { endpoint, region } = dynamoDbEndpoint(process.env);
    this.#signer = new RequestSigner({ region, service: 'dynamodb', host: endpoint.host });
    this.#poster = new HttpPoster(endpoint, config.requestHandler.connectionTimeout);
    this.#requestTimeout = config.requestHandler.requestTimeout;
  }

  /** Rejects with the service's own exceptions by name, and TimeoutError or Node's code when no answer came. */
  async send<Input, Output>(
    command: Command<Input, Output>,
    options: { requestTimeout?: number } = {},
  ): Promise<Output> {
    const body = JSON.stringify(command.input);
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${command.operation}`,
    };
    const signed = this.#signer.sign(headers, body, await this.#credentials(), new Date());
    const answer = await this.#poster.post(signed, body, options.requestTimeout ?? this.#requestTimeout);
    return readAnswer(answer) as Output;
  }

  destroy(): void {
    this.#poster.close();
  }
}

function readAnswer({ status, headers, body }: HttpAnswer): unknown {
  const requestId = headers['x-amzn-requestid'];
  const $metadata = {
    httpStatusCode: status,
    ...(typeof requestId === 'string' && { requestId }),
    attempts: 1,
    totalRetryDelay: 0,
  };
  if (status === 200) return { $metadata, ...JSON.parse(body) };
  throw serviceException(status, body, $metadata);
}

/** One request to the service; `input` has the names and the shape of the API. */
abstract class Command<Input, Output> {
  abstract readonly operation: string;
  readonly input: Input;
  /** For the compiler alone: which output `send` promises. */
  declare readonly output: Output;

  constructor(input: Input) {
    this.input = input;
  }
}

export class BatchGetItemCommand extends Command<sdk.BatchGetItemCommandInput, sdk.BatchGetItemCommandOutput> {
  readonly operation = 'BatchGetItem';
}

export class BatchWriteItemCommand extends Command<sdk.BatchWriteItemCommandInput, sdk.BatchWriteItemCommandOutput> {
  readonly operation = 'BatchWriteItem';
}

export class DeleteItemCommand extends Command<sdk.DeleteItemCommandInput, sdk.DeleteItemCommandOutput> {
  readonly operation = 'DeleteItem';
}

export class GetItemCommand extends Command<sdk.GetItemCommandInput, sdk.GetItemCommandOutput> {
  readonly operation = 'GetItem';
}

export class PutItemCommand extends Command<sdk.PutItemCommandInput, sdk.PutItemCommandOutput> {
  readonly operation = 'PutItem';
}

export class QueryCommand extends Command<sdk.QueryCommandInput, sdk.QueryCommandOutput> {
  readonly operation = 'Query';
}

export class TransactWriteItemsCommand extends Command<
  sdk.TransactWriteItemsCommandInput,
  sdk.TransactWriteItemsCommandOutput
> {
  readonly operation = 'TransactWriteItems';

  constructor(input: sdk.TransactWriteItemsCommandInput) {
    // As the SDK does; the call is sent once.
    super({ ClientRequestToken: randomUUID(), ...input });
  }
}

export class UpdateItemCommand extends Command<sdk.UpdateItemCommandInput, sdk.UpdateItemCommandOutput> {
  readonly operation = 'UpdateItem';
}
