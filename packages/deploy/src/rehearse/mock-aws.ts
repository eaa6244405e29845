import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { REPOSITORY_ROOT } from '../deployable-services.ts';
import { isLoopback } from './loopback.ts';

/** What stands in the mock. */
export interface MockState {
  stacks: readonly { name: string; status: string; resources: Readonly<Record<string, MockResource>> }[];
  /** Code digests by function name. */
  functions: Readonly<Record<string, string>>;
  tables: readonly string[];
  queues: readonly string[];
  buckets: readonly string[];
  /** Types that stand for themselves only. */
  placeholders: readonly string[];
  /** What cfn-lint called an error. */
  refused: readonly string[];
}

export interface MockResource {
  type: string;
  retained: boolean;
}

const SCRIPT = join(REPOSITORY_ROOT, 'packages/deploy/rehearsal/mock_aws.py');
const KEPT_LINES = 400;

/** A mock AWS on a free loopback port, for as long as it is needed. */
export class MockAws {
  readonly endpoint: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #said: string[];

  private constructor(endpoint: string, process: ChildProcessWithoutNullStreams, said: string[]) {
    this.endpoint = endpoint;
    this.#process = process;
    this.#said = said;
  }

  /** Resolves when it listens. Throws when it ends before. */
  static async start(python: string): Promise<MockAws> {
    const child = spawn(python, [SCRIPT], { env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } });
    const said: string[] = [];
    createInterface(child.stderr).on('line', (line) => {
      if (said.push(line) > KEPT_LINES) said.shift();
    });
    const lines = createInterface(child.stdout);
    const endpoint = await Promise.race([
      once(lines, 'line').then(([line]) => String(line)),
      once(child, 'exit').then(() => {
        throw new Error(`The mock AWS did not start:\n${said.join('\n')}`);
      }),
    ]);
    if (!isLoopback(endpoint)) throw new Error(`The mock AWS listens on ${endpoint}, which is not this machine.`);
    return new MockAws(endpoint, child, said);
  }

  async state(): Promise<MockState> {
    const answer = await fetch(`${this.endpoint}/rehearsal/state`);
    return (await answer.json()) as MockState;
  }

  /** The errors it ran into itself, the last of them. */
  get errors(): string {
    return this.#said
      .filter((line) => /^[\w.]+: |^[\w.]+(Error|Exception)$/.test(line))
      .slice(-5)
      .join('\n');
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
  }
}
