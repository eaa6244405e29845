import { expect, it } from 'vitest';
import { lockStage } from './lock.ts';

it('warns a minute before it locks, sooner where the whole time is short', () => {
  const minutes = (idle: number, of: number) => lockStage(idle * 60_000, of * 60_000);
  expect(minutes(13.9, 15)).toEqual({ kind: 'open' });
  expect(minutes(14, 15)).toEqual({ kind: 'warning', seconds: 60 });
  expect(minutes(14.99, 15)).toEqual({ kind: 'warning', seconds: 1 });
  expect(minutes(15, 15)).toEqual({ kind: 'locked' });
  // Asleep for a night.
  expect(minutes(600, 15)).toEqual({ kind: 'locked' });
  expect(lockStage(3_900, 6_000)).toEqual({ kind: 'open' });
  expect(lockStage(4_000, 6_000)).toEqual({ kind: 'warning', seconds: 2 });
});
