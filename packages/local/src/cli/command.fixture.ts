import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** One of this folder's commands, run as `pnpm` would run it. */
export interface Command {
  child: ChildProcess;
  output(): string;
  ended: Promise<number | null>;
}

const started: ChildProcess[] = [];

/** Runs a command in a process group of its own, as a terminal does. */
export const command = (script: string, args: readonly string[], environment: Record<string, string> = {}): Command => {
  const file = new URL(`./${script}`, import.meta.url).pathname;
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...environment }, detached: true });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { child, output: () => output, ended: once(child, 'close').then(([code]) => code as number | null) };
};

/** For `afterEach`: ends what a failed test has left. */
export const endCommands = (): void => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
};

/** Six ports that no other test file is likely to use, above those that `fetch` blocks. */
export const randomPortBase = (): number => 11_000 + Math.floor(Math.random() * 900) * 10;

export const ready = (cloud: Command): Promise<void> =>
  expect.poll(() => cloud.output(), { timeout: 60_000 }).toMatch(/^ready$/m);

export const databasePort = (cloud: Command): number =>
  Number(/DynamoDB Local\s+http:\/\/127\.0\.0\.1:(\d+)/.exec(cloud.output())?.[1]);

export interface RunningProcess {
  id: number;
  parentId: number;
  name: string;
}

/** A process and all below it; from /proc, so on Linux only. */
export const processesUnder = (id: number): RunningProcess[] => {
  const family = [processOf(id) ?? []].flat();
  // The list grows while it is walked.
  for (const { id: parentId } of family)
    family.push(...childrenOf(parentId).flatMap((child) => processOf(child) ?? []));
  return family;
};

/** Each thread of a process keeps those that it started. */
const childrenOf = (id: number): number[] =>
  read(() => readdirSync(`/proc/${id}/task`)).flatMap((thread) =>
    read(() => readFileSync(`/proc/${id}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean)).map(Number),
  );

/** Nothing where the process or thread has ended meanwhile. */
const read = (list: () => string[]): string[] => {
  try {
    return list();
  } catch {
    return [];
  }
};

/** Undefined when it has ended; a zombie has. */
const processOf = (id: number): RunningProcess | undefined => {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const [state, parentId] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return undefined;
    return { id, parentId: Number(parentId), name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')) };
  } catch {
    return undefined;
  }
};

/** Those of them that still run. */
export const stillRunning = (processes: readonly RunningProcess[]): RunningProcess[] =>
  processes.filter(({ id, name }) => processOf(id)?.name === name);

/** What Ctrl-C in a terminal does: every process of the foreground group gets it. */
export const pressCtrlC = ({ child }: Command): void => {
  process.kill(-(child.pid as number), 'SIGINT');
};
