import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, test, vi } from 'vitest';
import { LocalSetupError } from '../local-setup-error.ts';
import { createTables } from './create-tables.ts';
import { startDynamoDbLocal } from './dynamodb-local.ts';
import { isPortFree } from './free-port.ts';
import { localDynamoDbClient } from './local-dynamodb-client.ts';

const resources = {
  ThingsTable: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'things',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['owner', 'id', 'day'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'owner', KeyType: 'HASH' },
        { AttributeName: 'id', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byDay',
          KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['colour'] },
        },
      ],
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    },
  },
  Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
};
const item = { owner: { S: 'a' }, id: { S: '1' }, day: { S: 'monday' } };

test('tables are created as their templates say, and kept with their items in a data directory', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'frontdesk-tables-'));
  const first = await startDynamoDbLocal({ dataDirectory });
  const client = localDynamoDbClient(first.endpoint);
  expect(await createTables(first.endpoint, resources)).toEqual(['things']);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: 'things' }));
  expect(Table?.GlobalSecondaryIndexes?.[0]).toMatchObject({
    IndexName: 'byDay',
    Projection: { NonKeyAttributes: ['colour'] },
  });
  expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: 'things' }));
  expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
  await client.send(new PutItemCommand({ TableName: 'things', Item: item }));
  await first.stop();

  // The first server was killed: what it had acknowledged must be on the disk all the same.
  const second = await startDynamoDbLocal({ dataDirectory, port: first.port });
  try {
    await createTables(second.endpoint, resources);
    const Key = { owner: item.owner, id: item.id };
    expect((await client.send(new GetItemCommand({ TableName: 'things', Key }))).Item).toEqual(item);
    const changed = structuredClone(resources);
    changed.ThingsTable.Properties.StreamSpecification.StreamViewType = 'KEYS_ONLY';
    await expect(createTables(second.endpoint, changed)).rejects.toThrow(/The kept table things has other keys/);

    const taken = startDynamoDbLocal({ port: second.port });
    await expect(taken).rejects.toBeInstanceOf(LocalSetupError);
    await expect(taken).rejects.toThrow(`Port ${second.port}, wanted for DynamoDB Local, is taken by another program`);
  } finally {
    await second.stop();
    client.destroy();
    await rm(dataDirectory, { recursive: true });
  }
});

test('the server ends when its parent is killed with SIGKILL', async () => {
  const module = new URL('./dynamodb-local.ts', import.meta.url).href;
  const program = `
    const { startDynamoDbLocal } = await import(${JSON.stringify(module)});
    console.log((await startDynamoDbLocal()).port);`;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: parent.stdout }), 'line');
  const port = Number(line);
  const java = await findProcess(
    (commandLine) => commandLine.includes('DynamoDBLocal.jar') && commandLine.includes(String(port)),
  );
  expect(await isPortFree(port)).toBe(false);

  parent.kill('SIGKILL');

  await vi.waitFor(() => expect(isRunning(java)).toBe(false), { timeout: 20_000, interval: 10 });
  expect(await isPortFree(port)).toBe(true);
});

/** The id of the java process itself, not of the shell that watches it; from /proc, so on Linux only. */
async function findProcess(matches: (commandLine: string[]) => boolean): Promise<number> {
  for (const file of globSync('/proc/[0-9]*/cmdline')) {
    const commandLine = (await readFile(file, 'utf8').catch(() => '')).split('\0');
    const named = commandLine.map((argument) => argument.split('/').at(-1) ?? '');
    if (named[0] === 'java' && matches(named)) return Number(file.split('/')[2]);
  }
  throw new Error('No such java process.');
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a server that has stopped leaves nothing behind', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'frontdesk-scratch-'));
  vi.stubEnv('TMPDIR', temporary);
  try {
    const server = await startDynamoDbLocal();
    expect(await readdir(temporary)).not.toEqual([]);
    await server.stop();
    expect(await readdir(temporary)).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
    await rm(temporary, { recursive: true });
  }
});
