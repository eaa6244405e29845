import { describe, expect, it } from 'vitest';
import { verdict } from '../bench.ts';
import type { LoadResult, Outcome } from '../local-cloud/load.ts';
import { type Flood, floodFindings } from './flood-findings.ts';

const answers = (count: number, status: number, code?: string, milliseconds = 10): Outcome[] =>
  Array.from({ length: count }, () => ({ status, milliseconds, ...(code !== undefined && { code }) }));
const throttled = (count: number): Outcome[] => answers(count, 429, 'RATE_LIMITED');
const overQuota = (count: number): Outcome[] => answers(count, 429, 'QUOTA_EXCEEDED');
const inTenSeconds = (...outcomes: Outcome[][]): LoadResult => ({ outcomes: outcomes.flat(), milliseconds: 10_000 });

const whole: Flood = {
  rounds: [
    inTenSeconds(answers(550, 200), throttled(1_450)),
    inTenSeconds(answers(450, 200), throttled(1_450), overQuota(100)),
  ],
  withSecondKey: inTenSeconds(throttled(1), overQuota(9)),
  alone: [inTenSeconds(answers(200, 201))],
  meanwhile: [inTenSeconds(answers(200, 201, undefined, 20))],
};

/** What is missed, by its target. */
const missed = (flood: Partial<Flood>): string[] =>
  floodFindings({ ...whole, ...flood }, 'small').flatMap(({ target }) =>
    target !== undefined && verdict(target) !== 'met' ? [target.text] : [],
  );

describe('a flood', () => {
  it('meets every target when the plan holds it and its neighbor takes at most twice as long', () => {
    expect(missed({})).toEqual([]);
  });

  it('misses when more passes than the plan gives in its time, even if the day ends at its quota', () => {
    const [, second] = whole.rounds as [LoadResult, LoadResult];
    const tooMany = inTenSeconds(answers(551, 200), throttled(1_449));
    const less = { ...second, outcomes: second.outcomes.slice(1) };
    expect(missed({ rounds: [tooMany, less] })).toEqual(['≤ 550, what the plan gives']);
  });

  it('misses when a second key has a quota of its own', () => {
    expect(missed({ withSecondKey: inTenSeconds(answers(10, 200)) })).toEqual(['exactly 1000', 'exactly 0']);
  });

  it('misses when a request fails otherwise than by its plan', () => {
    const [first, second] = whole.rounds as [LoadResult, LoadResult];
    const failing = { ...second, outcomes: [...second.outcomes.slice(1), ...answers(1, 504, 'UNAVAILABLE')] };
    expect(missed({ rounds: [first, failing] })).toEqual(['exactly 0']);
  });

  it('misses when its neighbor is refused, or waits more than twice as long in its slowest hundredth', () => {
    expect(missed({ meanwhile: [inTenSeconds(answers(199, 201), throttled(1))] })).toEqual(['exactly 0']);
    const slow = inTenSeconds(answers(197, 201), answers(3, 201, undefined, 21));
    expect(missed({ meanwhile: [slow] })).toEqual(['≤ 2 ×']);
  });
});
