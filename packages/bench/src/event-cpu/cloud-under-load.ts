import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { REPOSITORY_ROOT } from '../repository.ts';
import { javaProcessOf, type ThreadTimes, threadTimes } from './thread-times.ts';

/** What clients of the cloud need. */
export interface CloudAddresses {
  readonly appApi: string;
  readonly token: string;
  readonly webhookSecret: string;
}

/** How many requests the cloud's servers took, by service and operation. */
export type CountedRequests = Record<string, number>;

export interface CloudOptions {
  readonly counted: boolean;
  readonly checkout?: string | undefined;
}

/** A local cloud in another process. */
export class CloudUnderLoad {
  readonly addresses: CloudAddresses;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, addresses: CloudAddresses) {
    this.#process = process;
    this.addresses = addresses;
  }

  /** `counted`: requests can be asked for, and cost the cloud processor time of its own. `checkout`: of another checkout of
   *  the repository, installed, in place of this one. Throws when it does not start. */
  static async start({ counted, checkout = REPOSITORY_ROOT }: CloudOptions): Promise<CloudUnderLoad> {
    const script = resolve(checkout, 'packages/bench/src/event-cpu/cloud-process.ts');
    const child = fork(script, counted ? ['counted'] : [], { cwd: checkout });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The local cloud ended with ${String(code)} while it started.`);
    });
    ended.catch(() => undefined);
    const [addresses] = (await Promise.race([once(child, 'message'), ended])) as [CloudAddresses];
    return new CloudUnderLoad(child, addresses);
  }

  /** Of the cloud's own process and of DynamoDB Local's. */
  async times(): Promise<{ node: ThreadTimes; java: ThreadTimes }> {
    const { pid = 0 } = this.#process;
    return { node: await threadTimes(pid), java: await threadTimes(await javaProcessOf(pid)) };
  }

  async requests(): Promise<CountedRequests> {
    this.#process.send('requests');
    const [requests] = (await once(this.#process, 'message')) as [CountedRequests];
    return requests;
  }

  async stop(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.send('stop');
    await exited;
  }
}
