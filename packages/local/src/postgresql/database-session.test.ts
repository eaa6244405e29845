import { expect, it } from 'vitest';
import { DatabaseSession } from './database-session.ts';
import type { EngineStatement } from './engine-protocol.ts';

const limits = { statementMilliseconds: 20, idleMilliseconds: 60_000 };
const nothing = { columns: [], rows: [], affectedRows: 0 };

it('passes the turn on that came too late for whoever waited for it', async () => {
  const session = new DatabaseSession({ run: async () => nothing }, limits);
  const first = await session.begin('app');
  await expect(session.begin('app')).rejects.toThrow('Request timed out');
  await session.end(first, 'app', 'commit');
  await session.end(await session.begin('app'), 'app', 'commit');
});

it('passes the turn on of a transaction that could not begin', async () => {
  const run = async ({ sql }: EngineStatement) => {
    if (sql.includes('nobody')) throw new Error('There is no such role.');
    return nothing;
  };
  const session = new DatabaseSession({ run }, limits);
  await expect(session.begin('nobody')).rejects.toThrow('There is no such role.');
  await session.end(await session.begin('app'), 'app', 'commit');
});
