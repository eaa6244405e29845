import { PLANS } from '@frontdesk/core/plans';
import type { Finding } from '../bench.ts';
import { type LoadResult, millisecondsOf, type Outcome, UNANSWERED } from '../local-cloud/load.ts';
import { median, quantile, timesOf } from '../statistics.ts';

const MOST_TIMES_ALONE = 2;

/** What a subscription that sends far more than its plan was answered in a day. */
export interface Flood {
  /** In the order in which they were sent, each after a pause in which the plan's burst comes back. */
  readonly rounds: readonly LoadResult[];
  /** Sent after the rounds with another key of the same subscription. */
  readonly withSecondKey: LoadResult;
}

/** What a vendor was answered while nobody floods, and then while another one does. */
export interface NeighborRound {
  readonly alone: LoadResult;
  readonly meanwhile: LoadResult;
}

/** How floods went that each began with the whole quota of the day. */
export function floodFindings(floods: readonly Flood[], plan: 'small' | 'large'): Finding[] {
  const { quotaPerDay, ratePerSecond, burst } = PLANS[plan];
  const firsts = floods.flatMap(({ rounds }) => rounds.slice(0, 1));
  const mostOf = ({ milliseconds }: LoadResult): number => Math.floor(burst + (ratePerSecond * milliseconds) / 1_000);
  const tooMany = firsts.filter((first) => admittedOf(first) > mostOf(first)).length;
  const all = together(floods.flatMap(({ rounds, withSecondKey }) => [...rounds, withSecondKey]));
  const inDay = floods.map(({ rounds, withSecondKey }) => admittedOf(together([...rounds, withSecondKey])));
  const farthest = inDay.toSorted((one, other) => Math.abs(other - quotaPerDay) - Math.abs(one - quotaPerDay))[0] ?? 0;
  const second = together(floods.map(({ withSecondKey }) => withSecondKey));
  const known = ['200', '429 RATE_LIMITED', '429 QUOTA_EXCEEDED'];
  return [
    {
      ...exactly(`first floods of which more was admitted than plan ${plan} gives`, tooMany, 0),
      measured: `${firsts.map(admittedOf).join(', ')} of ${firsts.map(mostOf).join(', ')}`,
    },
    { ...exactly('admitted in the day, by subscription', farthest, quotaPerDay), measured: inDay.join(', ') },
    {
      what: `all floods: ${answersOf(all)}`,
      measured: `${countWith(all, '429 QUOTA_EXCEEDED')} over the quota`,
      target: { text: 'at least 1', value: countWith(all, '429 QUOTA_EXCEEDED'), atLeast: 1 },
    },
    exactly(
      'other answers to the floods',
      all.outcomes.filter((outcome) => !known.includes(answerOf(outcome))).length,
      0,
    ),
    exactly(`a second key of a subscription afterwards: ${answersOf(second)}; admitted`, admittedOf(second), 0),
  ];
}

/** How a vendor fared beside a flood. Its slowest hundredths are compared round by round, and the median counts: the machine's
 *  noise lasts longer than a round. */
export function neighborFindings(rounds: readonly NeighborRound[]): Finding[] {
  const alone = rounds.map((round) => millisecondsOf(round.alone));
  const meanwhile = rounds.map((round) => millisecondsOf(round.meanwhile));
  const ratios = meanwhile.map((times, round) => quantile(times, 0.99) / quantile(alone[round] ?? [], 0.99));
  const ratio = median(ratios);
  const answers = together(rounds.map((round) => round.meanwhile));
  return [
    exactly(
      `the neighbor meanwhile: ${answersOf(answers)}; answers 429`,
      answers.outcomes.filter(({ status }) => status === 429).length,
      0,
    ),
    { what: 'the neighbor alone', measured: timesOf(alone.flat()), ratio: 1 },
    {
      what: `the neighbor beside the flood, × of p99 in the middle of ${ratios.map((each) => each.toFixed(2)).join(', ')}`,
      measured: timesOf(meanwhile.flat()),
      ratio,
      target: { text: `≤ ${MOST_TIMES_ALONE} ×`, value: ratio, atMost: MOST_TIMES_ALONE },
    },
  ];
}

function together(results: readonly LoadResult[]): LoadResult {
  return {
    outcomes: results.flatMap(({ outcomes }) => outcomes),
    milliseconds: results.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  };
}

function exactly(what: string, value: number, wanted: number): Finding {
  return {
    what,
    measured: String(value),
    target: { text: `exactly ${wanted}`, value, atMost: wanted, atLeast: wanted },
  };
}

/** What the gateway let through, whatever became of it. */
function admittedOf({ outcomes }: LoadResult): number {
  return outcomes.filter(({ status }) => status !== 429 && status !== UNANSWERED).length;
}

function answerOf({ status, code }: Outcome): string {
  return code === undefined ? String(status) : `${status} ${code}`;
}

function countWith({ outcomes }: LoadResult, answer: string): number {
  return outcomes.filter((outcome) => answerOf(outcome) === answer).length;
}

/** `545 × 200, 1455 × 429 RATE_LIMITED`. */
function answersOf(result: LoadResult): string {
  const answers = [...new Set(result.outcomes.map(answerOf))].sort();
  return answers.map((answer) => `${countWith(result, answer)} × ${answer}`).join(', ');
}
