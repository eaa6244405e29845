import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadServices } from './load-services.ts';
import { parseServiceConfiguration } from './service-configuration.ts';
import type { ServiceModel } from './service-model.ts';

/** The local cloud's own fixture: services with everything that a definition may hold. */
const fixtureRoot = join(import.meta.dirname, '../../local/src/fixtures/cloud');

const load = async (stage = 'dev', only?: string[]): Promise<Record<string, ServiceModel>> => {
  const models = await loadServices({
    composeFile: join(fixtureRoot, 'serverless-compose.yml'),
    stage,
    queueEndpoint: 'http://127.0.0.1:9324',
    httpApiEndpoint: 'http://127.0.0.1:4000',
    webSocketEndpoint: 'http://127.0.0.1:4002',
    restApiEndpoint: 'http://127.0.0.1:4001',
    ...(only && { only }),
  });
  return Object.fromEntries(models.map((model) => [model.service, model]));
};
const functionOf = (model: ServiceModel | undefined, key: string) =>
  model?.functions.find((candidate) => candidate.key === key);

describe('the services of a compose file', () => {
  it('are resolved as the framework resolves them: stage, params from a file, files', async () => {
    const { front } = await load();
    expect(front?.resources.Api?.Properties).toMatchObject({
      Name: 'front-dev',
      CorsConfiguration: { AllowOrigins: ['https://console.example', 'https://portal.example'] },
    });
    expect(front?.esbuild).toMatchObject({ format: 'cjs', minify: true });
    const { front: staging } = await load('staging', ['front']);
    expect(staging?.resources.Api?.Properties.CorsConfiguration).toMatchObject({
      AllowOrigins: ['https://console.example'],
    });
  });

  it("get each other's outputs as their params", async () => {
    const { front, probes } = await load();
    const [open] = functionOf(probes, 'echo')?.routes ?? [];
    expect(open).toEqual({ apiId: front?.outputs.httpApiId, method: 'GET', path: '/open' });
    expect(functionOf(probes, 'echo')?.routes.at(-1)).toEqual({
      apiId: front?.outputs.httpApiId,
      method: 'GET',
      path: '/readers',
      authorizer: { id: front?.outputs.jwtAuthorizerId, scopes: ['things:read', 'things:admin'] },
    });
  });

  it('load what a chosen service needs, and no more', async () => {
    expect(Object.keys(await load('dev', ['probes']))).toEqual(['front', 'probes']);
  });

  it('have functions with names, limits and environments as deployed', async () => {
    const { probes } = await load();
    expect(functionOf(probes, 'echo')).toMatchObject({
      name: 'probes-dev-echo',
      timeoutSeconds: 5,
      memoryMegabytes: 256,
      environment: {
        STAGE: 'dev',
        GREETING: 'hello us-east-1',
        POOL_ARN: 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_frontdesk',
      },
    });
    expect(functionOf(probes, 'misbehave')).toMatchObject({ name: 'probes-dev-naughty', timeoutSeconds: 1 });
    expect(functionOf(probes, 'closed')?.reservedConcurrency).toBe(0);
    expect(functionOf(probes, 'echo')).not.toHaveProperty('reservedConcurrency');
  });

  it('have queue and stream sources by ARN', async () => {
    const { workers } = await load();
    const consumer = functionOf(workers, 'consumer');
    expect(consumer?.environment).toMatchObject({
      TABLE: 'things-dev',
      QUEUE_URL: 'http://127.0.0.1:9324/000000000000/jobs-dev',
    });
    expect(consumer?.queues).toEqual([
      {
        queueArn: 'arn:aws:sqs:us-east-1:000000000000:jobs-dev',
        batchSize: 5,
        maximumBatchingWindowSeconds: 0,
        reportBatchItemFailures: true,
        maximumConcurrency: 2,
      },
    ]);
    expect(consumer?.streams).toMatchObject([
      {
        streamArn: expect.stringMatching(/^arn:aws:dynamodb:us-east-1:000000000000:table\/things-dev\/stream\//),
        startingPosition: 'LATEST',
        bisectBatchOnError: true,
        maximumRetryAttempts: 3,
        maximumRecordAgeSeconds: -1,
        onFailureArn: 'arn:aws:sqs:us-east-1:000000000000:jobs-dev',
      },
    ]);
  });

  it('leave out what a condition excludes', async () => {
    expect((await load()).front?.resources).not.toHaveProperty('OnlyInProduction');
    expect((await load('prod', ['front'])).front?.resources).toHaveProperty('OnlyInProduction');
  });

  it('are refused when they hold `http` events', () => {
    const events = [{ http: 'GET /things' }];
    const service = { service: 'shop', provider: {}, functions: { list: { handler: 'list.handler', events } } };
    expect(() => parseServiceConfiguration(service, 'shop')).toThrow(
      /A REST API is declared by AWS::ApiGateway resources/,
    );
  });
});
