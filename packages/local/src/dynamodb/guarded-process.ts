import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { settlesWithin } from '../bounded-wait.ts';

/** A child that cannot outlive this process, however this process ends. */
export interface GuardedProcess {
  /** What the child has written to standard error and output so far, for error messages. */
  output(): string;
  /** The exit status once the child has ended; 128 + signal when a signal ended it. */
  exited: Promise<number>;
  hasExited(): boolean;
  /** Ends the child at once or, when it is given time to put things in order, with SIGTERM first. Resolves when it has
   *  ended, also when it had been stopped (SIGSTOP) and answered nobody. */
  stop(orderlyMilliseconds?: number): Promise<void>;
}

/** SIGKILL needs no help of the process, so this is for the kernel. */
const killMilliseconds = 2_000;

/** Starts `command` under a shell that ends it as soon as the pipe from this process closes.
 *  The pair gets a session of its own, so Ctrl+C in a terminal reaches only the parent, which then stops things in
 *  its own order. */
export async function startGuardedProcess(
  command: string,
  arguments_: readonly string[],
  workingDirectory: string,
): Promise<GuardedProcess> {
  const script = await readFile(new URL('./watchdog.sh', import.meta.url), 'utf8');
  const child = spawn('/bin/sh', ['-c', script, 'frontdesk-watchdog', command, ...arguments_], {
    cwd: workingDirectory,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = collectOutput(child);
  let ended = false;
  const exited = once(child, 'exit').then(([code, signal]: unknown[]) => {
    ended = true;
    process.off('exit', kill);
    return typeof code === 'number' ? code : signal === 'SIGKILL' ? 137 : 143;
  });
  // The child has its ends of the shell's pipes, and is gone when they are closed: a large one a moment after the shell.
  const gone = once(child, 'close').then(() => exited);
  // The shell and the child are a process group of their own.
  const signalBoth = (signal: 'SIGTERM' | 'SIGKILL'): void => {
    if (ended || child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // Both have just ended.
    }
  };
  const kill = (): void => signalBoth('SIGKILL');
  // The shell would notice too, but a moment after this process is gone.
  process.on('exit', kill);
  // A pipe that breaks because the child is already gone is no news: `exited` tells it.
  child.stdin?.on('error', () => undefined);
  return {
    output,
    exited,
    hasExited: () => ended,
    stop: async (orderlyMilliseconds = 0) => {
      if (orderlyMilliseconds > 0) {
        signalBoth('SIGTERM');
        if (await settlesWithin(gone, orderlyMilliseconds)) return;
      }
      kill();
      await settlesWithin(gone, killMilliseconds);
    },
  };
}

/** Keeps the last few thousand characters: a server that runs for a day must not fill the memory. */
function collectOutput(child: ChildProcess): () => string {
  const limit = 8000;
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      text = (text + chunk).slice(-limit);
    });
  }
  return () => text;
}
