import { type DynamoDbLocal, startDynamoDbLocal } from '@frontdesk/local/dynamodb/dynamodb-local';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The DynamoDB Local of the run, which keeps a database for each access key id. */
    sharedDynamoDb: string;
  }
}

/** Each project has modules of its own, also of this file; the process is one. */
const ofRun = globalThis as typeof globalThis & {
  frontdeskDynamoDb?: { server: Promise<DynamoDbLocal>; users: number };
};

/** Vitest's global setup of the integration and e2e tests: one DynamoDB Local for all suites of both. A start of its own costs
 *  a suite two seconds of processor time, and it would be slow until it has compiled itself. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  ofRun.frontdeskDynamoDb ??= { server: startDynamoDbLocal({ databasePerKey: true }), users: 0 };
  const shared = ofRun.frontdeskDynamoDb;
  shared.users += 1;
  const server = await shared.server;
  project.provide('sharedDynamoDb', server.endpoint);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete ofRun.frontdeskDynamoDb;
    await server.stop();
  };
}
