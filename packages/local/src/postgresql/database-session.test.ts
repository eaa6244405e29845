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
import { describe, expect, it } from 'vitest';
import { DatabaseSession } from './database-session.ts';

const engine = { run: async () => ({ columns: [], rows: [], affectedRows: 0 }) };
const session = (statementMilliseconds = 10_000) =>
  new DatabaseSession(engine, { statementMilliseconds, idleMilliseconds: 60_000 });

describe('the turns of the one session', () => {
  it('go on after a transaction that waited too long for its turn', async () => {
    const one = session(20);
    const first = await one.begin('owner');
    await expect(one.begin('owner')).rejects.toMatchObject({ name: 'StatementTimeoutException' });
    const third = one.begin('owner');
    await one.end(first, 'owner', 'commit');
    await one.end(await third, 'owner', 'commit');
  });

  it('go on after a transaction whose function was ended while it waited', async () => {
    const one = session();
    const first = await one.begin('owner');
    const left = one.begin('owner', () => false);
    const third = one.begin('owner');
    await one.end(first, 'owner', 'commit');
    await expect(left).rejects.toMatchObject({ name: 'StatementTimeoutException' });
    await one.end(await third, 'owner', 'commit');
  });
});
