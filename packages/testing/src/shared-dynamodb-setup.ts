import { startDynamoDbLocal } from '@frontdesk/local/dynamodb/dynamodb-local';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The DynamoDB Local that the integration tests share. */
    sharedDynamoDb: string;
  }
}

/** Vitest's global setup of the integration tests: one DynamoDB Local for all suites. A start of its own costs a suite two
 *  seconds of processor time, and it would be slow until it has compiled itself. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startDynamoDbLocal();
  project.provide('sharedDynamoDb', server.endpoint);
  return () => server.stop();
}
