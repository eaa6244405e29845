import { describe, expect, it } from 'vitest';
import { type Finding, verdict } from '../bench.ts';
import type { LoadResult, Outcome } from '../local-cloud/load.ts';
import { type Flood, floodFindings, neighborFindings } from './flood-findings.ts';

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
};
const [first, second] = whole.rounds as [LoadResult, LoadResult];

/** What is missed, by its target. */
const missed = (findings: readonly Finding[]): string[] =>
  findings.flatMap(({ target }) => (target !== undefined && verdict(target) !== 'met' ? [target.text] : []));

describe('a flood', () => {
  const missedBy = (changes: Partial<Flood>): string[] =>
    missed(floodFindings([whole, { ...whole, ...changes }], 'small'));

  it('meets every target when the plan holds it', () => {
    expect(missedBy({})).toEqual([]);
  });

  it('misses when more passes than the plan gives in its time, even if the day ends at its quota', () => {
    const tooMany = inTenSeconds(answers(551, 200), throttled(1_449));
    expect(missedBy({ rounds: [tooMany, { ...second, outcomes: second.outcomes.slice(1) }] })).toEqual(['exactly 0']);
  });

  it('misses when a second key has a quota of its own', () => {
    expect(missedBy({ withSecondKey: inTenSeconds(answers(10, 200)) })).toEqual(['exactly 1000', 'exactly 0']);
  });

  it('misses when another subscription has less than its quota', () => {
    const less = { ...second, outcomes: second.outcomes.slice(1) };
    expect(missedBy({ rounds: [first, less] })).toEqual(['exactly 1000']);
  });

  it('misses when a request fails otherwise than by its plan', () => {
    const failing = { ...second, outcomes: [...second.outcomes.slice(1), ...answers(1, 504, 'UNAVAILABLE')] };
    expect(missedBy({ rounds: [first, failing] })).toEqual(['exactly 0']);
  });
});

describe('the neighbor of a flood', () => {
  const round = { alone: inTenSeconds(answers(200, 201)), meanwhile: inTenSeconds(answers(200, 201, undefined, 20)) };

  it('may take twice as long in its slowest hundredth, and longer in one round of three', () => {
    const slow = { ...round, meanwhile: inTenSeconds(answers(197, 201), answers(3, 201, undefined, 21)) };
    expect(missed(neighborFindings([round, slow, round]))).toEqual([]);
    expect(missed(neighborFindings([slow, round, slow]))).toEqual(['≤ 2 ×']);
  });

  it('may not be refused', () => {
    const refused = { ...round, meanwhile: inTenSeconds(answers(199, 201), throttled(1)) };
    expect(missed(neighborFindings([round, refused, round]))).toEqual(['exactly 0']);
  });
});
