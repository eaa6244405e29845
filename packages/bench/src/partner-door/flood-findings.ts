import { PLANS } from '@frontdesk/core/plans';
import type { Finding } from '../bench.ts';
import { type LoadResult, millisecondsOf, type Outcome } from '../local-cloud/load.ts';
import { quantile, timesOf } from '../statistics.ts';

const MOST_TIMES_ALONE = 2;

/** What a vendor that sends far more than its plan was answered, and a vendor beside it. */
export interface Flood {
  /** In the order in which they were sent, each after a pause in which the plan's burst comes back. */
  readonly rounds: readonly LoadResult[];
  /** Sent after the rounds with another key of the same subscription. */
  readonly withSecondKey: LoadResult;
  /** The neighbor's, before the rounds and during them. */
  readonly alone: readonly LoadResult[];
  readonly meanwhile: readonly LoadResult[];
}

/** How a flood went that began with the whole quota of the day. */
export function floodFindings({ rounds, withSecondKey, alone, meanwhile }: Flood, plan: 'small' | 'large'): Finding[] {
  const [first = NOTHING] = rounds;
  const { quotaPerDay, ratePerSecond, burst } = PLANS[plan];
  const most = Math.floor(burst + (ratePerSecond * first.milliseconds) / 1_000);
  const admitted = admittedOf(first.outcomes);
  const outcomes = [...rounds, withSecondKey].flatMap((round) => round.outcomes);
  const known = ['200', '429 RATE_LIMITED', '429 QUOTA_EXCEEDED'];
  const [before, during] = [alone, meanwhile].map((results) => results.flatMap(millisecondsOf)) as [number[], number[]];
  const neighbors = meanwhile.flatMap((result) => result.outcomes);
  const ratio = quantile(during, 0.99) / quantile(before, 0.99);
  return [
    {
      what: `the first flood on plan ${plan}: ${answersOf(first.outcomes)}`,
      measured: `${admitted} admitted`,
      target: { text: `≤ ${most}, what the plan gives`, value: admitted, atMost: most },
    },
    exactly('admitted in the day', admittedOf(outcomes), quotaPerDay),
    {
      what: `all floods: ${answersOf(outcomes)}`,
      measured: `${countWith(outcomes, '429 QUOTA_EXCEEDED')} over the quota`,
      target: { text: 'at least 1', value: countWith(outcomes, '429 QUOTA_EXCEEDED'), atLeast: 1 },
    },
    exactly('other answers to the flood', outcomes.filter((outcome) => !known.includes(answerOf(outcome))).length, 0),
    exactly(
      `a second key of the subscription afterwards: ${answersOf(withSecondKey.outcomes)}; admitted`,
      admittedOf(withSecondKey.outcomes),
      0,
    ),
    exactly(
      `the neighbor meanwhile: ${answersOf(neighbors)}; answers 429`,
      neighbors.filter(({ status }) => status === 429).length,
      0,
    ),
    { what: 'the neighbor alone', measured: timesOf(before), ratio: 1 },
    {
      what: 'the neighbor beside the flood, × of p99',
      measured: timesOf(during),
      ratio,
      target: { text: `≤ ${MOST_TIMES_ALONE} ×`, value: ratio, atMost: MOST_TIMES_ALONE },
    },
  ];
}

const NOTHING: LoadResult = { outcomes: [], milliseconds: 0 };

function exactly(what: string, value: number, wanted: number): Finding {
  return {
    what,
    measured: String(value),
    target: { text: `exactly ${wanted}`, value, atMost: wanted, atLeast: wanted },
  };
}

/** What the gateway let through, whatever became of it. */
function admittedOf(outcomes: readonly Outcome[]): number {
  return outcomes.filter(({ status }) => status !== 429).length;
}

function answerOf({ status, code }: Outcome): string {
  return code === undefined ? String(status) : `${status} ${code}`;
}

function countWith(outcomes: readonly Outcome[], answer: string): number {
  return outcomes.filter((outcome) => answerOf(outcome) === answer).length;
}

/** `545 × 200, 1455 × 429 RATE_LIMITED`. */
function answersOf(outcomes: readonly Outcome[]): string {
  const answers = [...new Set(outcomes.map(answerOf))].sort();
  return answers.map((answer) => `${countWith(outcomes, answer)} × ${answer}`).join(', ');
}
