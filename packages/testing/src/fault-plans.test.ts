import { expect, test } from 'vitest';
import { cancelledBecause, conflict, failAtRandom, failInOrder } from './fault-plans.ts';

const write = { command: 'TransactWriteItems', input: {} };
const read = { command: 'GetItem', input: {} };

test('a script is followed per command and lets calls pass after its end', () => {
  const plan = failInOrder({ TransactWriteItems: [undefined, conflict(2)] });
  expect([plan(write), plan(read), plan(write), plan(write)]).toEqual([undefined, undefined, conflict(2), undefined]);
});

test('a random plan repeats itself for the same seed and differs for another', () => {
  const outcomes = (seed: number) => {
    const plan = failAtRandom({ seed, probability: 0.5, faults: [{ kind: 'throttled' }, conflict(0)] });
    return Array.from({ length: 50 }, () => plan(write)?.kind ?? 'passed');
  };
  expect(outcomes(7)).toEqual(outcomes(7));
  expect(outcomes(7)).not.toEqual(outcomes(8));
});

test('a random plan fails about as many calls as its probability says, with every fault', () => {
  const plan = failAtRandom({ seed: 1, probability: 0.3, faults: [{ kind: 'throttled' }, conflict(0)] });
  const kinds = Array.from({ length: 2000 }, () => plan(write)?.kind);
  const failed = kinds.filter((kind) => kind !== undefined);
  expect(failed.length).toBeGreaterThan(500);
  expect(failed.length).toBeLessThan(700);
  expect(new Set(failed)).toEqual(new Set(['throttled', 'transaction-cancelled']));
});

test('a random plan spares the commands it does not name', () => {
  const plan = failAtRandom({ seed: 1, probability: 1, faults: [{ kind: 'throttled' }], commands: ['GetItem'] });
  expect([plan(write), plan(read)]).toEqual([undefined, { kind: 'throttled' }]);
});

test('a cancellation names the first item unless told otherwise', () => {
  expect(cancelledBecause('ThrottlingError')).toEqual({
    kind: 'transaction-cancelled',
    reason: 'ThrottlingError',
    items: [0],
  });
});
