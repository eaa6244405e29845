import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import { repositoryRoot } from '@frontdesk/local/repository-root';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { newContainer } from '@frontdesk/testing/new-container';
import { ownDatabase } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReleaseAws } from '../../testing/release-aws.ts';

const BOOK = 'appointments-dev-bookAppointment';
const CANCEL = 'appointments-dev-cancelAppointment';
const PRACTICE = 'frontdesk-test';
const arnOf = (name: string, version: number): string =>
  `arn:aws:lambda:us-east-1:000000000000:function:${name}:${version}`;

let cloud: LocalCloud;
let aws: ReleaseAws;
let handler: (event: unknown) => Promise<void>;
let hooks = 0;

beforeAll(async () => {
  cloud = await startLocalCloud({
    services: ['slots', 'appointments'],
    environment: { ORIGIN_SECRETS: 'shown' },
    ...ownDatabase(),
  });
  const document: unknown = JSON.parse(readFileSync(join(repositoryRoot, 'services/slots/test-practice.json'), 'utf8'));
  expect(await cloud.invoke('importPractice', document)).toMatchObject({ ok: true });
  aws = new ReleaseAws((name, payload) => cloud.invoke(name, payload));
  const endpoint = await aws.start();
  for (const [name, value] of Object.entries({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_LAMBDA: endpoint,
    AWS_ENDPOINT_URL_CODEDEPLOY: endpoint,
    LOG_LEVEL: 'SILENT',
    TEST_PRACTICE: PRACTICE,
    ORIGIN_SECRET: 'shown',
    BOOK_APPOINTMENT_VERSION: arnOf(BOOK, 7),
    CANCEL_APPOINTMENT_VERSION: arnOf(CANCEL, 4),
  })) {
    vi.stubEnv(name, value);
  }
  // After the environment: the function reads it when it loads.
  ({ handler } = await newContainer()<typeof import('./handler.ts')>(import.meta.resolve('./handler.ts')));
});
beforeEach(() => {
  aws.fault = () => undefined;
  aws.invoked.length = 0;
  aws.verdicts.length = 0;
  hooks += 1;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws?.stop();
  await cloud?.stop();
});

const hookEvent = () => ({ DeploymentId: `d-${hooks}`, LifecycleEventHookExecutionId: `hook-${hooks}` });

async function appointments(): Promise<{ status: string }[]> {
  const authorization = `Bearer ${await cloud.issueToken({ practiceId: PRACTICE, role: 'agent' })}`;
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  // As CloudFront sends it on.
  const response = await fetch(`${cloud.urls.appApi}/appointments?from=${day(6)}&to=${day(30)}`, {
    headers: { authorization, 'x-frontdesk-edge': 'shown' },
  });
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return (JSON.parse(text) as { items: { status: string }[] }).items;
}

const booked = async (): Promise<number> => (await appointments()).filter(({ status }) => status === 'booked').length;
const failing = { ok: false, kind: 'error', errorType: 'Error', errorMessage: 'broken' } as const;

describe('the hook before a release gets callers', () => {
  it('books and cancels through the versions of the release, and lets it go on', async () => {
    await handler(hookEvent());
    expect(aws.verdicts).toEqual([
      { deploymentId: `d-${hooks}`, lifecycleEventHookExecutionId: `hook-${hooks}`, status: 'Succeeded' },
    ]);
    expect(aws.invoked).toEqual([
      { functionName: BOOK, qualifier: '7' },
      { functionName: CANCEL, qualifier: '4' },
    ]);
    expect((await appointments()).map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('books once when Lambda invokes it again', async () => {
    const before = (await appointments()).length;
    for (let run = 0; run < 2; run += 1) await handler(hookEvent());
    expect(aws.verdicts).toMatchObject([{ status: 'Succeeded' }, { status: 'Succeeded' }]);
    expect((await appointments()).length).toBe(before + 1);
  });

  it('takes a release back whose version fails, or is throttled', async () => {
    aws.fault = (_name, qualifier) => (qualifier === '7' ? failing : undefined);
    await handler(hookEvent());
    aws.fault = (_name, qualifier) =>
      qualifier === '7' ? { ...failing, kind: 'throttled', errorType: 'TooManyRequestsException' } : undefined;
    await handler(hookEvent());
    expect(aws.verdicts).toMatchObject([{ status: 'Failed' }, { status: 'Failed' }]);
    expect(await booked()).toBe(0);
  });

  it('gives the time back through the live version when the new one does not cancel', async () => {
    aws.fault = (name, qualifier) => (name === CANCEL && qualifier === '4' ? failing : undefined);
    await handler(hookEvent());
    expect(aws.verdicts).toMatchObject([{ status: 'Failed' }]);
    expect(aws.invoked.at(-1)).toEqual({ functionName: CANCEL, qualifier: 'live' });
    expect(await booked()).toBe(0);
  });

  it('does not do anything for what is no event of CodeDeploy', async () => {
    await expect(handler({ DeploymentId: 'd-1' })).rejects.toThrow();
    expect(aws.invoked).toEqual([]);
  });
});
