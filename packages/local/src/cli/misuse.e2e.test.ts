import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDataDirectory } from '../data-directory.ts';
import { fixtureRoot } from '../fixtures/start-fixture-cloud.ts';
import { type Command, command, endCommands, randomPortBase } from './command.fixture.ts';

const environment = { FRONTDESK_PORT_BASE: String(randomPortBase()) };
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'frontdesk-misuse-'));
});
afterEach(endCommands);
afterAll(() => rm(directory, { recursive: true, force: true }));

/** It ends with status 1, says this, and shows no stack. */
const refuses = async (run: Command, sentence: string | RegExp): Promise<void> => {
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(sentence);
  expect(run.output()).not.toMatch(/^ +at |node:internal|\n\s+\[?code/m);
};

describe('a command that is called in the wrong way', () => {
  it.each([
    ['dev.ts', ['--nonsense'], "Unknown option '--nonsense'.", {}],
    ['dev.ts', ['more'], "Unexpected argument 'more'.", {}],
    ['dev.ts', ['--data'], "Option '--data <value>' argument missing.", {}],
    ['dev.ts', ['--data', ''], '--data needs the name of a directory; it is empty.', {}],
    ['dev.ts', ['--data='], '--data needs the name of a directory; it is empty.', {}],
    [
      'dev.ts',
      [],
      'FRONTDESK_PORT_BASE must be a number from 1024 to 65530, not "soon".',
      { FRONTDESK_PORT_BASE: 'soon' },
    ],
    ['dev.ts', [], 'The temporary folder /nowhere cannot be written', { TMPDIR: '/nowhere' }],
    ['dev-token.ts', [], 'Usage: pnpm dev:token <practiceId> <role>', {}],
    ['dev-token.ts', ['p001', 'agent', 'more'], 'Usage: pnpm dev:token <practiceId> <role>', {}],
    ['dev-token.ts', ['--role'], "Unknown option '--role'.", {}],
    ['dev-token.ts', ['p001', 'agent'], 'Start the local cloud in another terminal: pnpm dev', {}],
    ['dev-key.ts', [], 'Usage: pnpm dev:key <practiceId>', {}],
    ['dev-key.ts', ['p001', '--plan', 'huge'], 'Usage: pnpm dev:key <practiceId>', {}],
    ['dev-key.ts', ['p001'], 'Start the local cloud in another terminal: pnpm dev', {}],
    ['demo.ts', [], 'Start the local cloud in another terminal: pnpm dev', {}],
    ['demo.ts', ['--practise', 'p001'], "Unknown option '--practise'.", {}],
    ['demo.ts', [], 'FRONTDESK_PORT_BASE must be a number from 1024 to 65530, not "".', { FRONTDESK_PORT_BASE: '' }],
    ['payers.ts', ['outage', 'SIM-A'], 'Usage: pnpm payers outage <payer> <seconds>s', {}],
    ['payers.ts', ['outage', 'SIM-A', '60s', '--as', 'odd'], 'Usage: pnpm payers outage <payer> <seconds>s', {}],
    ['payers.ts', ['ledger'], 'Start the local cloud in another terminal: pnpm dev', {}],
    ['redrive.ts', [], 'Usage: pnpm redrive <service|queue>', {}],
    ['redrive.ts', ['--all'], "Unknown option '--all'.", {}],
    ['redrive.ts', ['calls'], 'Start the local cloud in another terminal: pnpm dev', {}],
  ])('%s %j says: %s', (script, args, sentence, more) =>
    refuses(command(script, args, { ...environment, ...more }), sentence),
  );

  it.each(['dev-token.ts', 'redrive.ts', 'demo.ts'])('%s says when something else listens there', async (script) => {
    const other = createServer((_request, response) => response.end('<html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const base = (other.address() as AddressInfo).port - 5;
    const args = { 'dev-token.ts': ['p001', 'agent'], 'redrive.ts': ['calls'], 'demo.ts': [] }[script] ?? [];
    await refuses(command(script, args, { FRONTDESK_PORT_BASE: String(base) }), 'is not the local cloud');
    other.close();
  });
});

describe('pnpm dev --data', () => {
  const dev = (path: string, ...more: string[]): Command =>
    command('dev.ts', ['--root', fixtureRoot, '--no-demo', '--data', path, ...more], environment);

  it('refuses a file, and what is below one', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    await refuses(dev(file), `--data ${file} cannot be used: a file is there.`);
    await refuses(dev(join(file, 'below')), 'cannot be used: a part of the path is a file.');
  });

  it('refuses a directory that another one uses, with its process', async () => {
    const path = join(directory, 'held');
    const held = openDataDirectory(path);
    await refuses(dev(path), `--data ${path} is used by another \`pnpm dev\` (process ${process.pid}).`);
    held.release();
    openDataDirectory(path).release();
  });

  // A mount needs rights that not every machine gives.
  const canMount = ((): boolean => {
    try {
      execFileSync('unshare', ['--map-root-user', '--mount', 'true'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();

  it.runIf(canMount).each([
    ['ro', 'it is on a read-only disk'],
    ['size=64k', 'KB left; 16 MB are needed'],
  ])('refuses a disk that is mounted with %s', async (options, sentence) => {
    const path = join(directory, `disk-${options}`);
    await mkdir(path);
    const file = new URL('./dev.ts', import.meta.url).pathname;
    const script = `mount -t tmpfs -o ${options} none "$1" && exec "$2" "$3" --root "$4" --data "$1"`;
    const args = ['--map-root-user', '--mount', 'sh', '-c', script, 'sh', path, process.execPath, file, fixtureRoot];
    const run = (): string => {
      try {
        return execFileSync('unshare', args, { env: { ...process.env, ...environment }, stdio: 'pipe' }).toString();
      } catch (error) {
        const { status, stderr } = error as { status: number; stderr: Buffer };
        return `${status} ${stderr}`;
      }
    };
    expect(run()).toMatch(new RegExp(`^1 .*${sentence}`));
  });
});
