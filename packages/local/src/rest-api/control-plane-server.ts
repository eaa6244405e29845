import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { httpServer } from '../http-server.ts';
import { ControlPlane, ControlPlaneError, type ControlPlaneOptions } from './control-plane.ts';

type Answer = { status: 200 | 201 | 202; body?: unknown };
type Operation = (plane: ControlPlane, request: ControlRequest) => Answer;

interface ControlRequest {
  /** Of the path, decoded. */
  names: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const created = (body: unknown): Answer => ({ status: 201, body });
const accepted: Answer = { status: 202 };
const name = ({ names }: ControlRequest, index = 0): string => names[index] ?? '';
const flag = ({ query }: ControlRequest, parameter: string): boolean => query.get(parameter) === 'true';

/** Method and path of each operation, and what does it. [API Gateway REST API reference] */
const operations: [operation: RegExp, run: Operation][] = [
  [/^POST \/apikeys$/, (plane, { body }) => created(plane.createApiKey(body))],
  [/^GET \/apikeys$/, (plane, { query }) => ok(plane.apiKeys(query))],
  [/^GET \/apikeys\/([^/]+)$/, (plane, request) => ok(plane.apiKey(name(request), flag(request, 'includeValue')))],
  [/^PATCH \/apikeys\/([^/]+)$/, (plane, request) => ok(plane.updateApiKey(name(request), request.body))],
  [
    /^DELETE \/apikeys\/([^/]+)$/,
    (plane, request) => {
      plane.deleteApiKey(name(request));
      return accepted;
    },
  ],
  [
    /^POST \/usageplans\/([^/]+)\/keys$/,
    (plane, request) => created(plane.createUsagePlanKey(name(request), request.body)),
  ],
  [
    /^DELETE \/usageplans\/([^/]+)\/keys\/([^/]+)$/,
    (plane, request) => {
      plane.deleteUsagePlanKey(name(request), name(request, 1));
      return accepted;
    },
  ],
  [/^GET \/usageplans\/([^/]+)\/usage$/, (plane, request) => ok(plane.usage(name(request), request.query))],
  [
    /^DELETE \/restapis\/([^/]+)\/stages\/([^/]+)\/cache\/(authorizers|data)$/,
    (plane, request) => {
      plane.flush(name(request), name(request, 1), name(request, 2) === 'data' ? 'data' : 'authorizers');
      return accepted;
    },
  ],
];

/** Speaks API Gateway's REST protocol for the operations that keys need, as the AWS SDK calls them. Signatures must be there
 *  but are not verified. An operation that is none of these answers as an unknown one does on AWS.
 *  `changed` is called before an operation that changes something is answered. */
export const controlPlaneServer = (options: ControlPlaneOptions & { changed?(): void }): Server => {
  const plane = new ControlPlane(options);
  return httpServer((request, response) => {
    const send = (status: number, body: unknown, errorType?: string): void => {
      response
        .writeHead(status, {
          'x-amzn-requestid': randomUUID(),
          ...(errorType !== undefined && { 'x-amzn-errortype': errorType }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        })
        .end(body === undefined ? '' : JSON.stringify(body));
    };
    readBody(request).then(
      (text) => {
        try {
          const { status, body } = answer(plane, request, text);
          if (request.method !== 'GET') options.changed?.();
          send(status, body);
        } catch (error) {
          if (error instanceof ControlPlaneError)
            return send(error.status, { message: error.message }, error.errorType);
          // A fault of this server must not end the cloud.
          send(500, { message: error instanceof Error ? error.message : String(error) }, 'InternalFailure');
        }
      },
      // The client has gone.
      () => undefined,
    );
  });
};

const answer = (plane: ControlPlane, request: IncomingMessage, text: string): Answer => {
  if (request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') !== true)
    throw new ControlPlaneError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
  const wanted = `${request.method} ${pathname}`;
  for (const [operation, run] of operations) {
    const names = operation.exec(wanted)?.slice(1).map(decoded);
    if (names) return run(plane, { names, query, body: parsed(text) });
  }
  throw new ControlPlaneError('MissingAuthenticationTokenException', 'Missing Authentication Token');
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ControlPlaneError('BadRequestException', 'The path is not encoded.');
  }
};

const parsed = (text: string): Record<string, unknown> => {
  try {
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  } catch {
    throw new ControlPlaneError('BadRequestException', 'Invalid request body');
  }
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};
