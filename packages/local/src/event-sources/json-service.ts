import { Agent, request } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { type AskInProcess, sqsInProcess } from '../sqs/local-sqs.ts';
import { unsignedAuthorization } from '../unsigned-requests.ts';

/** The services by their names in `x-amz-target`. */
const TARGETS = { sqs: 'AmazonSQS', streams: 'DynamoDBStreams_20120810' } as const;

/** Longer than any poll: a server that stands still is noticed. */
const answerTimeoutMilliseconds = 30_000;

/** One of the local servers as event sources ask it, dozens of times a second, in AWS's JSON protocol. The SDK's clients sign
 *  and rewrite what nobody checks here; that was a third of the local cloud's processor time. The SQS of this process is asked
 *  without a socket, of which it would hold both ends.
 *  https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
export class JsonService {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #address: { hostname: string; port: string };
  readonly #headers: Record<string, string>;
  readonly #target: string;
  readonly #inProcess: AskInProcess | undefined;

  constructor(service: keyof typeof TARGETS, endpoint: string, accessKeyId = 'local') {
    const { hostname, port } = new URL(endpoint);
    this.#address = { hostname, port };
    this.#target = TARGETS[service];
    this.#inProcess = service === 'sqs' ? sqsInProcess(endpoint) : undefined;
    this.#headers = {
      'content-type': 'application/x-amz-json-1.0',
      authorization: unsignedAuthorization(service, accessKeyId),
    };
  }

  /** Rejects with an error of the service's own name, such as `ExpiredIteratorException`, or with the connection's. */
  async ask<Output>(operation: string, input: object): Promise<Output> {
    const headers = { ...this.#headers, 'x-amz-target': `${this.#target}.${operation}` };
    const text = JSON.stringify(input);
    const { status, body } = await (this.#inProcess?.(headers, text) ?? this.#post(headers, text));
    const answer = JSON.parse(body) as Output & { __type?: string; message?: string };
    if (status === 200) return answer;
    const name = answer.__type?.split('#').at(-1) ?? 'UnknownError';
    throw Object.assign(new Error(answer.message ?? `Status ${status}`), { name });
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(headers: Record<string, string>, body: string): Promise<{ status: number; body: string }> {
    const options = {
      ...this.#address,
      method: 'POST',
      path: '/',
      agent: this.#agent,
      timeout: answerTimeoutMilliseconds,
      headers,
    };
    return new Promise((resolve, reject) => {
      const outgoing = request(options, (incoming) => {
        textOf(incoming).then((answer) => resolve({ status: incoming.statusCode ?? 0, body: answer }), reject);
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('No answer')));
      outgoing.on('error', reject).end(body);
    });
  }
}
