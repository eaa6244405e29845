import { getPriority } from 'node:os';
import { join } from 'node:path';
import { loadServices } from '@frontdesk/service-model/load-services';
import type { FunctionModel, InvocationResult, ServiceModel } from '@frontdesk/service-model/service-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FunctionBundle } from '../bundling/function-bundle.ts';
import { ServiceBundler } from '../bundling/service-bundler.ts';
import { fixtureRoot } from '../fixtures/start-fixture-cloud.ts';
import { FunctionRuntime } from './function-runtime.ts';

let service: ServiceModel;
let bundler: ServiceBundler;
let bundles: Map<string, FunctionBundle>;
let lines: string[] = [];
const runtimes: FunctionRuntime[] = [];

const start = (key: string, change: Partial<FunctionModel> = {}): FunctionRuntime => {
  const model = service.functions.find((candidate) => candidate.key === key)!;
  const runtime = new FunctionRuntime({
    model: { ...model, ...change },
    bundle: bundles.get(key)!,
    overrides: { EXTRA: 'yes' },
    log: (_name, line) => lines.push(line),
  });
  runtimes.push(runtime);
  return runtime;
};
const misbehave = (runtime: FunctionRuntime, how: string): Promise<InvocationResult> =>
  runtime.invoke(JSON.stringify({ how }));
const bodyOf = (result: InvocationResult) => {
  if (!result.ok) throw new Error(result.errorMessage);
  return JSON.parse((result.payload as { body: string }).body);
};

beforeAll(async () => {
  const composeFile = join(fixtureRoot, 'serverless-compose.yml');
  const endpoints = {
    queueEndpoint: 'http://127.0.0.1:9',
    httpApiEndpoint: 'http://127.0.0.1:9',
    webSocketEndpoint: 'http://127.0.0.1:9',
    restApiEndpoint: 'http://127.0.0.1:9',
  };
  const services = await loadServices({ composeFile, stage: 'dev', ...endpoints, only: ['probes'] });
  service = services.find(({ service: name }) => name === 'probes')!;
  bundler = new ServiceBundler(service);
  bundles = await bundler.build();
});
afterAll(async () => {
  await Promise.all(runtimes.map((runtime) => runtime.stop()));
  await bundler.dispose();
});

describe('a function of the local cloud', () => {
  // lambda nodejs-context: the context object's methods and properties.
  it('gets the context that Lambda gives', async () => {
    const { context, remaining } = bodyOf(await start('echo').invoke('{}'));
    expect(context).toMatchObject({
      functionName: 'probes-dev-echo',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:probes-dev-echo',
      memoryLimitInMB: '256',
      logGroupName: '/aws/lambda/probes-dev-echo',
    });
    expect(context.awsRequestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(remaining).toBeGreaterThan(4_000);
    expect(remaining).toBeLessThanOrEqual(5_000);
  });

  // AWS has processors for each; here bookings come first.
  it.runIf(process.platform === 'linux')(
    'leaves the processors to others in a class that nobody waits for',
    async () => {
      const priorityIn = async (change: Partial<FunctionModel>) => {
        const result = await misbehave(start('misbehave', change), 'priority');
        return result.ok && Number((result.payload as { body: string }).body);
      };
      const own = getPriority();
      expect(await priorityIn({ concurrencyClass: 'booking' })).toBe(own);
      expect(await priorityIn({ concurrencyClass: 'webhooks' })).toBe(Math.max(own, 5));
    },
  );

  // lambda configuration-envvars: defined runtime environment variables.
  it("has the declared environment, the runtime's variables, and nothing of the developer's", async () => {
    process.env.SECRET_OF_THE_DEVELOPER = 'x';
    const { environment } = bodyOf(await start('echo').invoke('{}'));
    expect(environment).toMatchObject({
      STAGE: 'dev',
      GREETING: 'hello us-east-1',
      EXTRA: 'yes',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'probes-dev-echo',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    });
    expect(environment).not.toHaveProperty('SECRET_OF_THE_DEVELOPER');
    expect(environment).not.toHaveProperty('HOME');
  });

  it('keeps its module between invocations', async () => {
    const runtime = start('echo');
    const calls = [await runtime.invoke('{}'), await runtime.invoke('{}')];
    expect(calls.map((call) => bodyOf(call).invocations)).toEqual([1, 2]);
  });

  // lambda nodejs-exceptions: errorType, errorMessage, stackTrace.
  it('answers a throw with the error, and runs on', async () => {
    const runtime = start('misbehave');
    const result = await misbehave(runtime, 'throw');
    expect(result).toMatchObject({ ok: false, kind: 'error', errorType: 'RangeError', errorMessage: 'out of range' });
    expect(result).toHaveProperty('stackTrace.0', 'RangeError: out of range');
    expect(await misbehave(runtime, 'reject')).toMatchObject({ errorType: 'string', errorMessage: 'just a text' });
    expect(await misbehave(runtime, 'calm')).toMatchObject({ ok: true });
  });

  it('logs what failed, as the Lambda runtime does', async () => {
    lines = [];
    await misbehave(start('misbehave'), 'throw');
    expect(lines.find((line) => line.startsWith('Invoke Error'))).toContain('"errorType":"RangeError"');
  });

  it('is logged line by line', async () => {
    lines = [];
    await misbehave(start('misbehave'), 'print');
    await expect.poll(() => lines).toEqual(expect.arrayContaining(['one', 'two', 'half a line', 'an error line']));
  });

  // Recorded: Sandbox.Timedout, "Task timed out after N.00 seconds".
  it('is stopped at its timeout while others that have begun may finish', async () => {
    const runtime = start('misbehave');
    await misbehave(runtime, 'calm');
    const hanging = misbehave(runtime, 'hang');
    await new Promise((resolve) => setTimeout(resolve, 600));
    const waiting = misbehave(runtime, 'wait');
    expect(await hanging).toMatchObject({
      kind: 'timeout',
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/Task timed out after 1\.00 seconds$/),
    });
    expect(await misbehave(runtime, 'calm')).toMatchObject({ ok: true });
    expect(await waiting).toMatchObject({ ok: true, payload: { body: 'finished' } });
  });

  it('is heard when a crowd in its thread delays what it says before its time is over', async () => {
    const runtime = start('misbehave');
    await misbehave(runtime, 'calm');
    expect(await misbehave(runtime, 'crowded')).toMatchObject({ ok: true, payload: { body: 'last word' } });
  });

  it('is stopped at its timeout also when it never yields', async () => {
    const runtime = start('misbehave');
    expect(await misbehave(runtime, 'spin')).toMatchObject({ kind: 'timeout' });
    expect(await misbehave(runtime, 'calm')).toMatchObject({ ok: true });
  });

  // lambda runtimes-api: Runtime.ExitError.
  it('comes back after it has ended its own process', async () => {
    const runtime = start('misbehave');
    expect(await misbehave(runtime, 'exit')).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: 'Runtime exited with error: exit status 3',
    });
    expect(await misbehave(runtime, 'calm')).toMatchObject({ ok: true });
  });

  it('comes back after an exception that nobody caught', async () => {
    const runtime = start('misbehave');
    expect(await misbehave(runtime, 'crash')).toMatchObject({ kind: 'error', errorMessage: 'nobody caught this' });
    expect(await misbehave(runtime, 'calm')).toMatchObject({ ok: true });
  });

  it('answers with the error of its module when that does not load', async () => {
    const runtime = start('broken');
    expect(await runtime.invoke('{}')).toMatchObject({ errorType: 'TypeError', errorMessage: 'no configuration' });
    expect(await runtime.invoke('{}')).toMatchObject({ errorType: 'TypeError' });
  });

  // lambda gettingstarted-limits: 6 MB for a synchronous response.
  it('may not answer with more than 6 MB', async () => {
    expect(await misbehave(start('misbehave'), 'big')).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
  });

  // lambda API_Invoke: TooManyRequestsException over the reserved concurrency.
  it('is throttled over its reserved concurrency, and always with none', async () => {
    const single = start('single');
    const first = single.invoke('{"milliseconds":200}');
    expect(await single.invoke('{}')).toMatchObject({ kind: 'throttled', errorType: 'TooManyRequestsException' });
    expect(await first).toMatchObject({ ok: true });
    expect(await single.invoke('{}')).toMatchObject({ ok: true });
    expect(await start('closed').invoke('{}')).toMatchObject({ kind: 'throttled' });
  });

  it('serves concurrent invocations side by side', async () => {
    const slow = start('slow');
    await slow.invoke('{}');
    const underWay = Array.from({ length: 10 }, () => slow.invoke('{"milliseconds":60000}'));
    expect(await slow.invoke('{}')).toMatchObject({ ok: true });
    await slow.stop();
    expect((await Promise.all(underWay)).map(({ ok }) => ok)).toEqual(underWay.map(() => false));
  });

  it('ends what is under way when it is stopped, and refuses what comes after', async () => {
    const runtime = start('slow');
    await runtime.invoke('{}');
    const underWay = runtime.invoke('{"milliseconds":60000}');
    const stopped = runtime.stop();
    // A client whose connection is still open asks while the rest stops.
    const late = runtime.invoke('{}');
    await stopped;
    expect(await underWay).toMatchObject({ ok: false, errorType: 'Runtime.ExitError' });
    expect(await late).toMatchObject({ ok: false, errorType: 'ServiceException' });
    expect(await runtime.invoke('{}')).toMatchObject({ ok: false, errorType: 'ServiceException' });
    expect(runtime.isIdle).toBe(true);
  });

  it('finishes with the old bundle what it began, and begins with the new one', async () => {
    const runtime = start('slow');
    await runtime.invoke('{}');
    const begun = runtime.invoke('{"milliseconds":200}');
    runtime.replaceBundle(bundles.get('answer')!);
    expect(await runtime.invoke('{"body":"{\\"new\\":true}"}')).toEqual({ ok: true, payload: { new: true } });
    expect(await begun).toEqual({ ok: true, payload: { slept: true } });
  });
});
