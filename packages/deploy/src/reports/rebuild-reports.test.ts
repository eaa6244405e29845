import type { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { rebuildReports } from './rebuild-reports.ts';

describe('a rebuild of the reports', () => {
  it('goes on from where each part ended until nothing is left', async () => {
    const parts = [{ items: 500, next: 'a' }, { items: 320, next: 'b' }, { items: 7 }];
    const asked: unknown[] = [];
    const send = async ({ input }: InvokeCommand) => {
      asked.push([input.FunctionName, JSON.parse(Buffer.from(input.Payload as Uint8Array).toString())]);
      return { Payload: Buffer.from(JSON.stringify(parts.shift())) };
    };
    const told: unknown[] = [];
    const progress = (...args: unknown[]) => void told.push(args);
    const lambda = { send } as unknown as Pick<LambdaClient, 'send'>;
    expect(await rebuildReports({ lambda, stage: 'prod', progress })).toEqual({ items: 827 });
    const name = 'reports-prod-rebuildFacts';
    expect(asked).toEqual([
      [name, {}],
      [name, { from: 'a' }],
      [name, { from: 'b' }],
    ]);
    expect(told.at(-1)).toEqual([{ items: 827 }, undefined]);
  });
});
