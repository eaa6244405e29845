import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fixtureRoot } from '../fixtures/start-fixture-cloud.ts';
import { repositoryRoot } from '../repository-root.ts';
import { connect } from '../websocket/websocket-api.fixture.ts';
import {
  type Command,
  command,
  endCommands,
  pressCtrlC,
  processesUnder,
  type RunningProcess,
  randomPortBase,
  ready,
  stillRunning,
} from './command.fixture.ts';

// `pnpm soak:stop` plays many rounds, against the services of the house; one of each against the small cloud is for every day.
const isSoak = process.env.FRONTDESK_SOAK === 'true';
const rounds = isSoak ? { underLoad: 50, databaseStopped: 10 } : { underLoad: 1, databaseStopped: 1 };
const limitMilliseconds = 10_000;

const portBase = randomPortBase();
const api = `http://127.0.0.1:${portBase}`;
let scratch: string;
const dev = (...args: string[]): Command =>
  command('dev.ts', args, { FRONTDESK_PORT_BASE: String(portBase), TMPDIR: scratch });
const startFixture = async (...args: string[]): Promise<Command> => {
  const cloud = dev('--root', fixtureRoot, '--no-demo', ...args);
  await ready(cloud);
  return cloud;
};
const leftovers = async (): Promise<string[]> =>
  (await readdir(scratch)).filter((name) => /^frontdesk-(?:dynamodb|secrets)-/.test(name));
const javaOf = (family: readonly RunningProcess[]): RunningProcess =>
  family.find(({ name }) => name === 'java') as RunningProcess;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'frontdesk-stop-'));
});
afterEach(endCommands);
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Resolves to how long it took until all have ended, or to those that have not in time. */
const allGone = async (family: readonly RunningProcess[]): Promise<number | RunningProcess[]> => {
  const from = performance.now();
  for (;;) {
    const left = stillRunning(family);
    const milliseconds = Math.round(performance.now() - from);
    if (left.length === 0) return milliseconds;
    if (milliseconds > limitMilliseconds) return left;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Clients that ask again and again until nobody answers: eight at once of each request, a connection that idles, one in the
 *  middle of its headers, and a WebSocket where there is one to be had. */
const putUnderLoad = async (requests: readonly (() => Promise<Response>)[], webSocketUrl?: string): Promise<void> => {
  const answered = requests.map(async (send) => {
    await send();
    const repeat = async (): Promise<void> => {
      for (;;) await (await send()).arrayBuffer();
    };
    for (let client = 0; client < 8; client += 1) void repeat().catch(() => undefined);
  });
  await Promise.all(answered);
  for (const text of ['GET /health HTTP/1.1\r\nHost: x\r\n\r\n', 'GET /health HTTP/1.1\r\nHost:']) {
    connectSocket(portBase, '127.0.0.1')
      .on('error', () => undefined)
      .write(text);
  }
  if (webSocketUrl !== undefined) await connect(webSocketUrl);
};

const fixtureLoad = (): Promise<void> =>
  putUnderLoad(
    [
      () => fetch(`${api}/slow/40`),
      () => fetch(`${api}/slow/3000`),
      () => fetch(`${api}/open`, { method: 'POST', body: '{}' }),
    ],
    `ws://127.0.0.1:${portBase + 2}/?as=anna`,
  );

const houseLoad = async (): Promise<void> => {
  const token = command('dev-token.ts', ['p001', 'agent'], { FRONTDESK_PORT_BASE: String(portBase) });
  await token.ended;
  const headers = { authorization: `Bearer ${token.output().trim()}`, 'content-type': 'application/json' };
  const ticket = await fetch(`${api}/realtime/tickets`, { method: 'POST', headers });
  const { url } = (await ticket.json()) as { url: string };
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const book = (): Promise<Response> =>
    fetch(`${api}/appointments`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({
        providerId: 'dr-adams',
        appointmentType: 'contact-lens',
        start: `${day}T${14 + Math.floor(Math.random() * 6)}:${Math.floor(Math.random() * 4) * 15 || '00'}:00Z`,
        patient: { givenName: 'a', familyName: 'b', birthDate: '1990-01-01' },
      }),
    });
  const search = `${api}/practices/p001/slots?from=${day}&to=${day}&appointmentType=exam`;
  await putUnderLoad([book, () => fetch(search, { headers })], url);
};

const round = async (isDatabaseStopped: boolean): Promise<void> => {
  const cloud = isSoak ? dev('--root', repositoryRoot) : await startFixture();
  if (isSoak) await ready(cloud);
  await endsUnderLoad(cloud, isSoak ? houseLoad : fixtureLoad, isDatabaseStopped);
};
const endsUnderLoad = async (cloud: Command, load: () => Promise<void>, isDatabaseStopped = false): Promise<void> => {
  await load();
  const family = processesUnder(cloud.child.pid as number);
  expect(family.map(({ name }) => name)).toContain('java');
  if (isDatabaseStopped) process.kill(javaOf(family).id, 'SIGSTOP');
  pressCtrlC(cloud);
  const outcome = await allGone(family);
  if (isSoak) process.stdout.write(`all processes gone after ${JSON.stringify(outcome)} ms\n`);
  expect(outcome).toBeTypeOf('number');
  expect(await cloud.ended).toBe(0);
  expect(await leftovers()).toEqual([]);
};
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const copyOfFixture = async (name: string): Promise<string> => {
  const root = join(scratch, name);
  await cp(fixtureRoot, root, { recursive: true });
  await symlink(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'));
  return root;
};

describe('Ctrl-C', () => {
  it.each(numbers(rounds.underLoad))('ends every process within ten seconds under load (round %i)', () => round(false));

  it.each(numbers(rounds.databaseStopped))(
    'ends every process within ten seconds when DynamoDB Local does not answer (round %i)',
    () => round(true),
  );

  it('ends every process at once when it is pressed again', async () => {
    // Told to keep its data, a DynamoDB Local that does not answer makes the first one take seconds.
    const cloud = await startFixture('--data', join(scratch, 'kept'));
    await fixtureLoad();
    const family = processesUnder(cloud.child.pid as number);
    process.kill(javaOf(family).id, 'SIGSTOP');
    pressCtrlC(cloud);
    await expect.poll(() => cloud.output()).toContain('Stopping …');
    pressCtrlC(cloud);
    expect(await allGone(family)).toBeTypeOf('number');
    expect(await cloud.ended).toBe(130);
    expect(await leftovers()).toEqual([]);
  });

  it.each(['esbuild', 'java'])('ends every process at once while the start waits for %s', async (name) => {
    // No bundles are kept of what lies outside of the repository.
    const cloud = dev('--root', await copyOfFixture(name), '--no-demo');
    const family = (): RunningProcess[] => processesUnder(cloud.child.pid as number);
    // The first java only tells its version.
    const isUnderWay = (): boolean => {
      const all = family();
      const parents = new Map(all.map((each) => [each.id, each.name]));
      return all.some((each) => each.name === name && (name !== 'java' || parents.get(each.parentId) === 'sh'));
    };
    await expect.poll(isUnderWay, { timeout: 30_000, interval: 5 }).toBe(true);
    const started = family();
    cloud.child.kill('SIGINT');
    expect(await allGone(started)).toBeTypeOf('number');
    expect(await cloud.ended).toBe(130);
    expect(cloud.output()).not.toContain('goroutine');
    expect(await leftovers()).toEqual([]);
  });
});

describe('pnpm dev', () => {
  it('says that DynamoDB Local has ended, and ends with status 1', async () => {
    const cloud = await startFixture();
    const family = processesUnder(cloud.child.pid as number);
    process.kill(javaOf(family).id, 'SIGKILL');
    expect(await cloud.ended).toBe(1);
    expect(cloud.output()).toContain(
      'DynamoDB Local has ended by itself (status 137, signal SIGKILL). Its tables were in memory and are lost.',
    );
    expect(cloud.output()).not.toContain('    at ');
    expect(await allGone(family)).toBeTypeOf('number');
  });

  it('leaves nothing after a start that fails, and says why in words', async () => {
    const root = await copyOfFixture('broken');
    await writeFile(join(root, 'probes/src/slow.ts'), 'export const handler = ;\n');
    const cloud = dev('--root', root, '--no-demo');
    expect(await cloud.ended).toBe(1);
    expect(cloud.output()).toMatch(/probes does not build:\n {2}src\/slow\.ts:1:23 /);
    expect(cloud.output()).not.toMatch(/^ +at /m);
    expect(await leftovers()).toEqual([]);
  });

  it('removes what one that was killed has left', async () => {
    const killed = await startFixture();
    const family = processesUnder(killed.child.pid as number);
    killed.child.kill('SIGKILL');
    await allGone(family);
    expect(await leftovers()).not.toEqual([]);
    const next = await startFixture();
    expect((await leftovers()).filter((name) => name.includes(`-${killed.child.pid}-`))).toEqual([]);
    // One more round, after a start that had something to remove.
    await endsUnderLoad(next, fixtureLoad);
  });
});
