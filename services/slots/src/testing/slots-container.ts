import { apiEvent, type EventParts, lambdaContext } from '@frontdesk/lambda/invocation.fixture';
import type { TestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { injectFaults } from '@frontdesk/testing/fault-injection';
import { functionEnvironment } from '@frontdesk/testing/function-environment';
import { vi } from 'vitest';

export interface Reply {
  status: number;
  headers: Readonly<Record<string, unknown>>;
  // The body as JSON: what is in it is what the tests are about.
  body: ReturnType<typeof JSON.parse>;
}

export interface AskParts extends Pick<EventParts, 'headers' | 'body'> {
  practiceId?: string;
  /** Further path parameters. */
  path?: Record<string, string>;
  query?: Record<string, string>;
  role?: 'agent' | 'manager';
  /** The practice of the caller's token. */
  caller?: string;
}

type Handlers = Awaited<ReturnType<typeof loadHandlers>>;

/** A container of each of the service's functions, as Lambda starts one: modules of its own, and so a cache and a client of
 *  its own. `calls` are all its requests to DynamoDB. */
export async function startContainer(database: TestDynamoDb) {
  Object.assign(process.env, functionEnvironment(database));
  vi.resetModules();
  const handlers = await loadHandlers();
  const { dynamoDb } = await import('@frontdesk/practices/composition/container');
  const { calls } = injectFaults(dynamoDb);
  return {
    calls,
    client: dynamoDb,
    importPractice: (document: unknown) => handlers.importPractice(document, lambdaContext()),
    ask: (operation: Exclude<keyof Handlers, 'importPractice'>, parts: AskParts = {}) =>
      ask(handlers[operation], parts),
  };
}

async function loadHandlers() {
  return {
    readPractice: (await import('../functions/read-practice/handler.ts')).handler,
    searchSlots: (await import('../functions/search-slots/handler.ts')).handler,
    readSchedule: (await import('../functions/read-schedule/handler.ts')).handler,
    replacePractice: (await import('../functions/replace-practice/handler.ts')).handler,
    replaceSchedule: (await import('../functions/replace-schedule/handler.ts')).handler,
    replaceAppointmentType: (await import('../functions/replace-appointment-type/handler.ts')).handler,
    createClosure: (await import('../functions/create-closure/handler.ts')).handler,
    listClosures: (await import('../functions/list-closures/handler.ts')).handler,
    deleteClosure: (await import('../functions/delete-closure/handler.ts')).handler,
    importPractice: (await import('../functions/import-practice/handler.ts')).handler,
  };
}

async function ask(handler: Handlers['searchSlots'], parts: AskParts): Promise<Reply> {
  const { practiceId = 'p001', role = 'manager', caller = practiceId, headers, body } = parts;
  const event = apiEvent({
    pathParameters: { id: practiceId, ...parts.path },
    rawQueryString: new URLSearchParams(parts.query).toString(),
    claims: { sub: 'user-1', practice_id: caller, role, scope: '' },
    ...(headers !== undefined && { headers }),
    ...(body !== undefined && { body }),
  });
  const reply = await handler(event, lambdaContext());
  return {
    status: Number(reply.statusCode),
    headers: reply.headers ?? {},
    body: reply.body ? JSON.parse(reply.body) : undefined,
  };
}
