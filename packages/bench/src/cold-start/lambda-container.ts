import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RuntimeApi, type RuntimeReply } from './runtime-api.ts';

export interface ContainerOptions {
  /** AWS's runtime client, see runtime-interface-client.ts. */
  runtimeClient: string;
  /** What Lambda unpacks into /var/task. */
  directory: string;
  /** `file.export`, as in a function's configuration. */
  handler: string;
  environment: Readonly<Record<string, string>>;
}

/** One execution environment of a function: a process with AWS's own runtime client in it, as Lambda starts it.
 *  https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
export class LambdaContainer {
  readonly #api: RuntimeApi;
  readonly #process: ChildProcess;
  readonly #ended: Promise<never>;
  /** `performance.now()` when the process was asked for. */
  readonly startedAt: number;

  private constructor(api: RuntimeApi, options: ContainerOptions) {
    this.#api = api;
    this.startedAt = performance.now();
    this.#process = spawn(process.execPath, [join(options.runtimeClient, 'index.mjs'), options.handler], {
      cwd: options.directory,
      env: environmentOf(options, api.address),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#ended = endOf(this.#process);
    // Looked at by those who wait for a reply; ending after the last one is no fault.
    this.#ended.catch(() => undefined);
  }

  static async start(options: ContainerOptions): Promise<LambdaContainer> {
    return new LambdaContainer(await RuntimeApi.start(), options);
  }

  /** Runs the function once. Rejects with what the process wrote when it ends instead of answering. */
  invoke(event: unknown): Promise<RuntimeReply> {
    return Promise.race([this.#api.invoke(event), this.#ended]);
  }

  /** The processor time that all its threads have had; NaN where the system does not tell (it is Linux that does). */
  cpuMilliseconds(): number {
    const threads = `/proc/${this.#process.pid}/task`;
    try {
      const nanoseconds = readdirSync(threads).map((thread) =>
        Number(readFileSync(join(threads, thread, 'schedstat'), 'utf8').split(' ')[0]),
      );
      return nanoseconds.reduce((sum, each) => sum + each, 0) / 1_000_000;
    } catch {
      return Number.NaN;
    }
  }

  /** At once, as Lambda does. */
  async stop(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended.catch(() => undefined);
    await this.#api.stop();
  }

  /** By taking its Runtime API away, so that the process ends itself and writes its compile cache. */
  async stopInPeace(): Promise<void> {
    await this.#api.stop();
    await this.#ended.catch(() => undefined);
  }
}

async function endOf(child: ChildProcess): Promise<never> {
  let written = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  const [code, signal] = await once(child, 'close');
  throw new Error(`The function's process ended (${signal ?? code}):\n${written.slice(-4_000)}`);
}

function environmentOf(options: ContainerOptions, runtimeApi: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    TZ: ':UTC',
    _HANDLER: options.handler,
    LAMBDA_TASK_ROOT: options.directory,
    LAMBDA_RUNTIME_DIR: options.runtimeClient,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/bench',
    AWS_LAMBDA_LOG_STREAM_NAME: 'bench',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    ...options.environment,
  };
}
