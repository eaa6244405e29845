import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { DatabaseUnavailableError } from '@frontdesk/core/database-unavailable-error';
import { afterEach, expect, test } from 'vitest';
import { DataApiDatabase } from './data-api-database.ts';

let server: Server;
let client: RDSDataClient;
afterEach(() => {
  client.destroy();
  server.closeAllConnections();
  server.close();
});

/** A Data API that begins transactions and never answers what is named. */
async function startData(silent: readonly string[]): Promise<{ database: DataApiDatabase; asked: string[] }> {
  const asked: string[] = [];
  server = createServer(({ url = '' }, answer) => {
    asked.push(url);
    if (!silent.includes(url)) answer.setHeader('content-type', 'application/json').end('{"transactionId":"1"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = new RDSDataClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const database = new DataApiDatabase({ client, resourceArn: 'cluster', secretArn: 'user', database: 'frontdesk' });
  return { database, asked };
}

test.each([
  ['/BeginTransaction', ['/BeginTransaction']],
  ['/Execute', ['/BeginTransaction', '/Execute', '/RollbackTransaction']],
  ['/CommitTransaction', ['/BeginTransaction', '/Execute', '/CommitTransaction', '/RollbackTransaction']],
])(
  'a transaction that is aborted while %s has no answer is unavailable, and is rolled back',
  async (silent, requests) => {
    const { database, asked } = await startData([silent]);
    const asking = new AbortController();
    server.on('request', ({ url }) => {
      if (url === silent) asking.abort();
    });
    const done = database.transaction((statements) => statements.execute('select 1'), asking.signal);
    await expect(done).rejects.toThrow(DatabaseUnavailableError);
    expect(asked).toEqual(requests);
  },
);

test('a rollback without an answer keeps nobody waiting', async () => {
  const { database, asked } = await startData(['/Execute', '/RollbackTransaction']);
  const done = database.transaction((statements) => statements.execute('select 1'), AbortSignal.timeout(50));
  await expect(done).rejects.toThrow(DatabaseUnavailableError);
  expect(asked).toEqual(['/BeginTransaction', '/Execute', '/RollbackTransaction']);
}, 5_000);
