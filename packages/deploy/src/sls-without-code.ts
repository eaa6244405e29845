import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SLS_TIMEOUT_MILLISECONDS, type Sls, slsError, tookTooLong } from './sls.ts';

/** What the process answers to a run. */
interface Outcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

const PROCESS = fileURLToPath(new URL('sls-without-code.cjs', import.meta.url));

/** Runs the framework one run after another in one process, and without its bundler: what is packaged has the right template,
 *  and archives that hold no code. A run takes a quarter of the processor time of one that `slsAlone` starts. */
export class SlsWithoutCode implements Sls {
  #process: ChildProcess | undefined;
  #temporary: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  run(directory: string, args: readonly string[]): Promise<void> {
    const run = this.#last.then(() => this.#runNow(directory, args));
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** Ends the process, after the runs that were asked for. */
  async close(): Promise<void> {
    await this.#last;
    this.#process?.kill();
    if (this.#temporary !== undefined) await rm(this.#temporary, { recursive: true, force: true });
  }

  async #runNow(directory: string, args: readonly string[]): Promise<void> {
    this.#temporary ??= await mkdtemp(join(tmpdir(), 'frontdesk-packaging-'));
    this.#process ??= fork(PROCESS, { env: { ...process.env, TMPDIR: this.#temporary }, execArgv: [], silent: true });
    const running = this.#process;
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    // Whatever state it is in then, the next run gets another.
    const fail = (error: Error): void => {
      this.#process = undefined;
      running.kill('SIGKILL');
      reject(error);
    };
    const timer = setTimeout(() => fail(tookTooLong()), SLS_TIMEOUT_MILLISECONDS);
    const onExit = (): void => fail(slsError({ message: 'The framework ended its process.' }));
    running.once('message', resolve).once('exit', onExit).once('error', fail);
    running.send({ directory, args });
    try {
      const outcome = await promise;
      if (outcome.exitCode !== 0) throw slsError(outcome);
    } finally {
      clearTimeout(timer);
      running.off('message', resolve).off('exit', onExit).off('error', fail);
    }
  }
}
