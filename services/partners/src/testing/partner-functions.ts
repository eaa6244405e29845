import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartnerRoute } from '@frontdesk/contracts/partner-route';
import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { VENDOR_SCOPES } from '@frontdesk/core/roles';
import { KEY_CONTEXT, lambdaContext, restEvent } from '@frontdesk/lambda/invocation.fixture';
import type { PartnerHandler } from '@frontdesk/lambda/partner-handler';
import type { TestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { injectFaults } from '@frontdesk/testing/fault-injection';
import { functionEnvironment } from '@frontdesk/testing/function-environment';
import { newContainer } from '@frontdesk/testing/new-container';

/** The door's routes, by the folder of their function. */
export const ROUTE_OF: ReadonlyMap<string, PartnerRoute> = new Map(
  PARTNER_ROUTES.map((route) => [folderOf(route.operationId), route] as const),
);

export const ROUTE_FUNCTIONS: readonly string[] = [...ROUTE_OF.keys()].sort();

export const VERSION_1_FUNCTIONS = ROUTE_FUNCTIONS.filter((name) => ROUTE_OF.get(name)?.version === 'v1');

function folderOf(operationId: string): string {
  return operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export interface FunctionCall {
  readonly id?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly practiceId?: string;
}

const VERIFICATION_KEY = 'verification-key';

/** What stands in for Secrets Manager. */
function secretsFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'frontdesk-partners-')), 'secrets.json');
  writeFileSync(file, JSON.stringify({ [VERIFICATION_KEY]: ['a key of the tests that nobody has to guess'] }));
  return file;
}

/** Loads every function as Lambda would, over the tables of a database and without the desk's queue, and gives what calls them by name as the REST API does, and the
 *  calls to DynamoDB of those that book. */
export async function loadFunctions(database: TestDynamoDb, versions: Readonly<Record<string, string>> = {}) {
  Object.assign(process.env, {
    ...functionEnvironment(database),
    SUBSCRIPTIONS_TABLE: database.tableNames.subscriptions,
    VERSION_1_DEPRECATED_AT: '2026-09-01T00:00:00Z',
    VERSION_1_SUNSET_AT: '2099-09-01T00:00:00Z',
    VERSION_1_BROWN_OUTS: '',
    MIGRATION_GUIDE_URL: 'https://portal.example.test/from-v1-to-v2',
    VERIFICATION_KEY_ID: VERIFICATION_KEY,
    EVENT_LOG_TABLE: database.tableNames.eventLog,
    WEBHOOKS_TABLE: database.tableNames.webhooks,
    WEBHOOK_DELIVERIES_TABLE: database.tableNames.webhookDeliveries,
    WEBHOOK_LOOPBACK: 'true',
    SECRETS_FILE: secretsFile(),
    ...versions,
  });
  const load = newContainer();
  const handlers = new Map<string, PartnerHandler>();
  // After the environment: the functions read it when they load.
  for (const name of ROUTE_FUNCTIONS) {
    const url = import.meta.resolve(`../functions/${name}/handler.ts`);
    handlers.set(name, (await load<{ handler: PartnerHandler }>(url)).handler);
  }

  const shared = import.meta.resolve('@frontdesk/booking/composition/container');
  const { dynamoDb } = await load<typeof import('@frontdesk/booking/composition/container')>(shared);
  const { calls } = injectFaults(dynamoDb);

  const call = async (name: string, { id, body, key, headers = {}, query, practiceId = 'p001' }: FunctionCall = {}) => {
    const sent = { ...headers, ...(key !== undefined && { 'Idempotency-Key': key }) };
    const event = restEvent({
      method: ROUTE_OF.get(name)?.method ?? 'GET',
      headers: Object.entries(sent),
      authorizer: {
        ...KEY_CONTEXT,
        plan: 'small',
        practiceId,
        subject: `key-of-${practiceId}`,
        scopes: VENDOR_SCOPES.join(' '),
      },
      ...(query !== undefined && { query: new URLSearchParams(query).toString() }),
      ...(id !== undefined && { pathParameters: { id } }),
      ...(body !== undefined && { body }),
    });
    const answer = await handlers.get(name)?.(event, lambdaContext());
    if (answer === undefined) throw new Error(`There is no function ${name}.`);
    return { ...answer, json: answer.body === '' ? undefined : JSON.parse(answer.body) };
  };
  return { call, calls };
}
