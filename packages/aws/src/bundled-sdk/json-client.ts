import { defaultProvider } from '../environment-credentials.ts';
import { type HttpAnswer, HttpPoster } from './http-poster.ts';
import { RequestSigner } from './request-signer.ts';
import { type ServiceName, serviceEndpoint } from './service-endpoint.ts';

/** What the clients have of the SDK's settings; any other is refused, for it would have no effect. */
export interface ClientConfig {
  /** Callers retry, see ADR-0003. */
  maxAttempts: 1;
  /** Milliseconds. */
  requestHandler: { connectionTimeout: number; requestTimeout: number; throwOnRequestTimeout: true };
}

export interface ResponseMetadata {
  readonly httpStatusCode: number;
  readonly requestId?: string;
  readonly attempts: 1;
  readonly totalRetryDelay: 0;
}

/** One request to a service; `input` has the names and the shape of the API. */
export abstract class Command<Input, Output> {
  abstract readonly operation: string;
  readonly input: Input;
  /** For the compiler alone: which output `send` promises. */
  declare readonly output: Output;

  constructor(input: Input) {
    this.input = input;
  }
}

/** Makes an exception of an answer that is not 200. */
export type ReadException = (status: number, body: string, metadata: ResponseMetadata) => Error;

const KNOWN_SETTINGS = 'maxAttempts,requestHandler';

/** The client of a service of AWS that speaks the protocol JSON 1.0: an operation is a signed POST of its input.
 *  https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
export class JsonClient {
  readonly #poster: HttpPoster;
  readonly #signer: RequestSigner;
  readonly #credentials = defaultProvider();
  readonly #requestTimeout: number;
  readonly #target: string;
  readonly #readException: ReadException;

  /** `target` is the service's name in `x-amz-target`. */
  constructor(service: ServiceName, target: string, config: ClientConfig, readException: ReadException) {
    if (Object.keys(config).sort().join() !== KNOWN_SETTINGS || config.maxAttempts !== 1) {
      throw new TypeError('The clients of the bundles know maxAttempts: 1 and requestHandler only.');
    }
    const { endpoint, region } = serviceEndpoint(service, process.env);
    this.#signer = new RequestSigner({ region, service, host: endpoint.host });
    this.#poster = new HttpPoster(endpoint, config.requestHandler.connectionTimeout);
    this.#requestTimeout = config.requestHandler.requestTimeout;
    this.#target = target;
    this.#readException = readException;
  }

  /** Rejects with the service's own exceptions by name, and TimeoutError or Node's code when no answer came. */
  async send<Input, Output>(
    command: Command<Input, Output>,
    { requestTimeout = this.#requestTimeout }: { requestTimeout?: number } = {},
  ): Promise<Output> {
    const body = JSON.stringify(command.input);
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${this.#target}.${command.operation}`,
    };
    const signed = this.#signer.sign(headers, body, await this.#credentials(), new Date());
    const answer = await this.#poster.post(signed, body, requestTimeout);
    const $metadata = metadataOf(answer);
    if (answer.status !== 200) throw this.#readException(answer.status, answer.body, $metadata);
    return { $metadata, ...JSON.parse(answer.body) };
  }

  destroy(): void {
    this.#poster.close();
  }
}

function metadataOf({ status, headers }: HttpAnswer): ResponseMetadata {
  const requestId = headers['x-amzn-requestid'];
  return {
    httpStatusCode: status,
    ...(typeof requestId === 'string' && { requestId }),
    attempts: 1,
    totalRetryDelay: 0,
  };
}
