import { apiEvent, type EventParts, lambdaContext } from '@frontdesk/lambda/invocation.fixture';
import type { TestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { injectFaults } from '@frontdesk/testing/fault-injection';
import { functionEnvironment } from '@frontdesk/testing/function-environment';
import { type LoadModule, newContainer } from '@frontdesk/testing/new-container';
import type { handler as searchSlots } from '../functions/search-slots/handler.ts';

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
  const load = newContainer();
  const handlers = await loadHandlers(load);
  const shared = import.meta.resolve('@frontdesk/practices/composition/container');
  const { dynamoDb } = await load<typeof import('@frontdesk/practices/composition/container')>(shared);
  const { calls } = injectFaults(dynamoDb);
  return {
    calls,
    client: dynamoDb,
    importPractice: (document: unknown) => handlers.importPractice(document, lambdaContext()),
    ask: (operation: Exclude<keyof Handlers, 'importPractice'>, parts: AskParts = {}) =>
      ask(handlers[operation], parts),
  };
}

async function loadHandlers(load: LoadModule) {
  const handlerOf = async (name: string): Promise<typeof searchSlots> =>
    (await load<{ handler: typeof searchSlots }>(import.meta.resolve(`../functions/${name}/handler.ts`))).handler;
  const importPractice = import.meta.resolve('../functions/import-practice/handler.ts');
  return {
    readPractice: await handlerOf('read-practice'),
    searchSlots: await handlerOf('search-slots'),
    readSchedule: await handlerOf('read-schedule'),
    replacePractice: await handlerOf('replace-practice'),
    replaceSchedule: await handlerOf('replace-schedule'),
    replaceAppointmentType: await handlerOf('replace-appointment-type'),
    createClosure: await handlerOf('create-closure'),
    listClosures: await handlerOf('list-closures'),
    deleteClosure: await handlerOf('delete-closure'),
    importPractice: (await load<typeof import('../functions/import-practice/handler.ts')>(importPractice)).handler,
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
