import type { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { reindexPatients } from './reindex-patients.ts';

function lambda(...answers: readonly object[]) {
  const asked: unknown[] = [];
  const left = [...answers];
  const send = async ({ input }: InvokeCommand) => {
    asked.push([input.FunctionName, JSON.parse(Buffer.from(input.Payload as Uint8Array).toString())]);
    const { FunctionError, ...payload } = left.shift() as { FunctionError?: string };
    return { FunctionError, Payload: Buffer.from(JSON.stringify(payload)) };
  };
  return { asked, lambda: { send } as unknown as Pick<LambdaClient, 'send'> };
}

describe('a rebuild of the index of patients', () => {
  it('goes on from where each part ended until nothing is left', async () => {
    const { asked, lambda: client } = lambda(
      { indexed: 500, failed: 0, next: 'a' },
      { indexed: 20, failed: 2, next: 'b' },
      { indexed: 3, failed: 1 },
    );
    const told: unknown[] = [];
    const progress = (...args: unknown[]) => void told.push(args);
    expect(await reindexPatients({ lambda: client, stage: 'prod', from: 'start', progress })).toEqual({
      indexed: 523,
      failed: 3,
    });
    const name = 'appointments-prod-reindexPatients';
    expect(asked).toEqual([
      [name, { from: 'start' }],
      [name, { from: 'a' }],
      [name, { from: 'b' }],
    ]);
    expect(told).toEqual([
      [500, 'a'],
      [520, 'b'],
      [523, undefined],
    ]);
  });

  it('ends with the error of the function', async () => {
    const { lambda: client } = lambda({ FunctionError: 'Unhandled', errorMessage: 'UNAVAILABLE' });
    const run = reindexPatients({ lambda: client, stage: 'dev', progress: () => undefined });
    await expect(run).rejects.toThrow('appointments-dev-reindexPatients: UNAVAILABLE');
  });
});
