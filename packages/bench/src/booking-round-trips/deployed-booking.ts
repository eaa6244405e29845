import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '../bench.ts';
import { bookEvent } from '../cold-start/desk-events.ts';
import { bundleFunctions } from '../cold-start/function-bundles.ts';
import { functionEnvironment } from '../cold-start/function-environment.ts';
import { LambdaContainer } from '../cold-start/lambda-container.ts';
import { repliedBody } from '../cold-start/replies.ts';
import { runtimeInterfaceClient } from '../cold-start/runtime-interface-client.ts';
import { seedDesk } from '../cold-start/seeded-desk.ts';
import type { DelayingProxy } from './delaying-proxy.ts';

/** What the packaged function asks of DynamoDB for its second booking. */
export async function callsOfDeployedBooking(proxy: DelayingProxy, progress: Progress): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  try {
    const bundles = await bundleFunctions(directory, ['importPractice', 'bookAppointment']);
    const bundle = (name: string) => {
      const found = bundles.find((candidate) => candidate.name === name);
      if (found === undefined) throw new Error(`There is no function ${name}`);
      return found;
    };
    const runtime = {
      runtimeClient: await runtimeInterfaceClient(progress),
      environment: functionEnvironment(proxy.endpoint),
    };
    const { freeTimes } = await seedDesk(bundle, runtime, 0);
    const container = await LambdaContainer.start({ ...runtime, ...bundle('bookAppointment') });
    try {
      repliedBody(await container.invoke(bookEvent(freeTimes.next().value)), 201);
      proxy.takeCalls();
      repliedBody(await container.invoke(bookEvent(freeTimes.next().value)), 201);
      return proxy.takeCalls();
    } finally {
      await container.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
