import { describe, expect, it } from 'vitest';
import type { ChainRequest } from '../chain.ts';
import { simulation } from './simulation.ts';

const waits: number[] = [];
const { before } = simulation(async (milliseconds) => waits.push(milliseconds));
const asking = (failure: string | undefined, practiceId = 'sandbox-1'): ChainRequest =>
  ({
    event: { headers: failure === undefined ? {} : { 'Frontdesk-Simulate': failure } },
    internal: { caller: { practiceId } },
  }) as unknown as ChainRequest;
const thrownFor = async (request: ChainRequest): Promise<unknown> => {
  try {
    await before?.(request);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('a sandbox fails on demand', () => {
  it.each([
    ['429', 'RATE_LIMITED'],
    ['500', 'UNEXPECTED'],
    ['503', 'UNAVAILABLE'],
    [' Timeout ', 'UNAVAILABLE'],
  ])('with %s as %s, which is no failure of ours', async (failure, code) => {
    const request = asking(failure);
    expect(await thrownFor(request)).toMatchObject({ code });
    expect(request.internal.simulated).toBe(true);
  });

  it('late, when no answer shall come', async () => {
    waits.length = 0;
    await thrownFor(asking('timeout'));
    expect(waits).toEqual([2_500]);
  });

  it('with nothing that is not known, of which it tells where', async () => {
    expect(await thrownFor(asking('418'))).toMatchObject({
      ...{ code: 'INPUT_INVALID', faults: [{ pointer: '/headers/frontdesk-simulate' }] },
    });
  });

  it('with nothing when it is not asked', async () => {
    expect(await thrownFor(asking(undefined))).toBeUndefined();
  });
});

it('no practice fails on demand, whatever is asked', async () => {
  for (const failure of ['429', '500', '503', 'timeout', '418']) {
    expect(await thrownFor(asking(failure, 'p001'))).toBeUndefined();
  }
});
