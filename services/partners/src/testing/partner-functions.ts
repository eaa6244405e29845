import { readdirSync } from 'node:fs';
import { KEY_CONTEXT, lambdaContext, restEvent } from '@frontdesk/lambda/invocation.fixture';
import type { PartnerHandler } from '@frontdesk/lambda/partner-handler';
import type { TestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { vi } from 'vitest';

/** Functions that no method of the door calls as a route. */
const NO_ROUTES: readonly string[] = ['authorize-key'];

/** The functions behind the door's routes, by their folders. */
export const ROUTE_FUNCTIONS: readonly string[] = readdirSync(new URL('../functions', import.meta.url), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory() && !NO_ROUTES.includes(entry.name))
  .map(({ name }) => name)
  .sort();

export const VERSION_1_FUNCTIONS = ROUTE_FUNCTIONS.filter((name) => name.includes('-flat-'));

export interface FunctionCall {
  readonly id?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly practiceId?: string;
}

/** Loads every function as Lambda would, over the tables of a database, and gives what calls them by name as the REST API does. */
export async function loadFunctions(
  { endpoint, tableNames }: TestDynamoDb,
  versions: Readonly<Record<string, string>> = {},
) {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    LOG_LEVEL: 'SILENT',
    APPOINTMENTS_TABLE: tableNames.appointments,
    AUDIT_TABLE: tableNames.audit,
    DAY_SHEETS_TABLE: tableNames.daySheets,
    EVENTS_TABLE: tableNames.events,
    IDEMPOTENCY_TABLE: tableNames.idempotency,
    SCHEDULES_TABLE: tableNames.schedules,
    VERSION_1_DEPRECATED_AT: '2026-09-01T00:00:00Z',
    VERSION_1_SUNSET_AT: '2099-09-01T00:00:00Z',
    VERSION_1_BROWN_OUTS: '',
    MIGRATION_GUIDE_URL: 'https://portal.example.test/from-v1-to-v2',
    ...versions,
  });
  vi.resetModules();
  const handlers = new Map<string, PartnerHandler>();
  // After the environment: the functions read it when they load.
  for (const name of ROUTE_FUNCTIONS) handlers.set(name, (await import(`../functions/${name}/handler.ts`)).handler);

  return async (name: string, { id, body, key, headers = {}, query, practiceId = 'p001' }: FunctionCall = {}) => {
    const sent = { ...headers, ...(key !== undefined && { 'Idempotency-Key': key }) };
    const event = restEvent({
      method: /^(read|list|search)-/.test(name) ? 'GET' : 'POST',
      headers: Object.entries(sent),
      authorizer: { ...KEY_CONTEXT, practiceId, subject: `key-of-${practiceId}` },
      ...(query !== undefined && { query: new URLSearchParams(query).toString() }),
      ...(id !== undefined && { pathParameters: { id } }),
      ...(body !== undefined && { body }),
    });
    const answer = await handlers.get(name)?.(event, lambdaContext());
    if (answer === undefined) throw new Error(`There is no function ${name}.`);
    return { ...answer, json: answer.body === '' ? undefined : JSON.parse(answer.body) };
  };
}
