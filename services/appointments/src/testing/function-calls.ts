import type { DynamoDbWorld } from '@frontdesk/booking/testing/dynamodb-world';
import type { OperationChain } from '@frontdesk/lambda/operation-chain';
import { functionEnvironment } from '@frontdesk/testing/function-environment';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

const FUNCTIONS = [
  'arrive-appointment',
  'book-appointment',
  'cancel-appointment',
  'correct-appointment',
  'create-hold',
  'fulfil-appointment',
  'list-appointments',
  'list-holds',
  'no-show-appointment',
  'read-appointment',
  'read-appointment-audit',
  'release-hold',
  'reschedule-appointment',
] as const;

type FunctionName = (typeof FUNCTIONS)[number];

export interface FunctionCall {
  readonly id?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly practiceId?: string;
  readonly role?: string;
  readonly subject?: string;
}

/** Loads every function as Lambda would, over the tables of a world, and gives what calls them by name. */
export async function loadFunctions({ database }: DynamoDbWorld) {
  Object.assign(process.env, functionEnvironment(database));
  const handlers = new Map<FunctionName, OperationChain>();
  // After the environment: the functions read it when they load.
  for (const name of FUNCTIONS) handlers.set(name, (await import(`../functions/${name}/handler.ts`)).handler);

  return async (name: FunctionName, request: FunctionCall = {}) => {
    const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 10_000 } as Context;
    const answer = (await handlers.get(name)?.(
      eventOf(name, request) as never,
      context,
    )) as APIGatewayProxyStructuredResultV2;
    return { ...answer, json: answer.body === undefined || answer.body === '' ? undefined : JSON.parse(answer.body) };
  };
}

/** The HTTP API's event, payload format 2.0, as far as functions read it. */
function eventOf(routeKey: string, request: FunctionCall): object {
  const { id, body, headers, query, practiceId = 'p001', role = 'agent', subject = 'agent-1' } = request;
  const claims = { practice_id: practiceId, role, sub: subject, scope: 'appointments:read appointments:write' };
  return {
    version: '2.0',
    routeKey,
    rawPath: '/',
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(query && { queryStringParameters: query }),
    ...(id !== undefined && { pathParameters: { id } }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: { requestId: 'request-1', http: { method: 'POST', path: '/' }, authorizer: { jwt: { claims } } },
  };
}
