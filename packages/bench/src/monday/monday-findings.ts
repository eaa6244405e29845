import type { Finding } from '../bench.ts';
import { quantile } from '../statistics.ts';
import type { Seen } from './monday-clients.ts';
import { LOOPING_PRACTICE, PRACTICES } from './monday-plan.ts';
import type { MondayVerdict } from './monday-verification.ts';

/** The lines of Monday's table. */
export function mondayFindings(wanted: number, verdict: MondayVerdict, seen: readonly Seen[]): Finding[] {
  const { made, refusedRightly, doubled, lost, falseRefusals, wrongQuanta } = verdict;
  const bookings = seen.filter(({ what }) => what === 'book');
  const plain = bookings.filter(({ manner, status }) => manner === 'plain' && status !== 0);
  const byPractice = PRACTICES.map((practice) => ({
    practice,
    times: timesOf(plain.filter(({ practiceId }) => practiceId === practice)),
  })).toSorted((one, other) => quantile(one.times, 0.95) - quantile(other.times, 0.95));
  const middle = byPractice[Math.floor(byPractice.length / 2)];
  const worst = byPractice.at(-1);
  const slow = bookings.filter(({ manner, status }) => manner === 'slow' && status !== 0);
  const searches = seen.filter(({ what, practiceId }) => what === 'search' && practiceId !== LOOPING_PRACTICE);
  return [
    { what: 'bookings wanted', measured: String(wanted) },
    { what: 'made', measured: String(made) },
    { what: 'refused rightly: another has the time', measured: String(refusedRightly) },
    none('doubled', doubled),
    none('lost', lost),
    none('false refusals', falseRefusals),
    none("quanta that disagree with the appointments' times", wrongQuanta),
    { what: `clicks and repeats: ${statusesOf(bookings)}`, measured: String(bookings.length) },
    { what: `searches: ${statusesOf(searches)}`, measured: String(searches.length) },
    { what: 'a booking, all practices', measured: quantilesOf(timesOf(plain)) },
    { what: `a booking, the practice in the middle (${middle?.practice})`, measured: quantilesOf(middle?.times ?? []) },
    { what: `a booking, the slowest practice (${worst?.practice})`, measured: quantilesOf(worst?.times ?? []) },
    { what: 'a booking of the slow minority, its own 0.75 s included', measured: quantilesOf(timesOf(slow)) },
    ...loopFindings(seen),
  ];
}

function none(what: string, count: number): Finding {
  return { what, measured: String(count), target: { text: '0', value: count, atMost: 0 } };
}

/** Whether limits by claim hold the looping practice back, and it alone. */
function loopFindings(seen: readonly Seen[]): Finding[] {
  const [looping, others] = [true, false].map((isLoop) =>
    seen.filter(({ practiceId }) => (practiceId === LOOPING_PRACTICE) === isLoop),
  ) as [Seen[], Seen[]];
  const limited = (ofThem: readonly Seen[]): number => ofThem.filter(({ status }) => status === 429).length;
  const [loopLimited, othersLimited] = [limited(looping), limited(others)];
  const isMissing = loopLimited === 0;
  return [
    {
      what: `the looping practice: ${statusesOf(looping)}`,
      measured: isMissing ? 'limit by claim missing' : `${loopLimited} limited`,
      target: { text: 'limited', value: loopLimited, atLeast: 1 },
    },
    none('requests of other practices that were limited', othersLimited),
  ];
}

function timesOf(seen: readonly Seen[]): number[] {
  return seen.map(({ milliseconds }) => milliseconds);
}

/** `5 × 201, 3 × 409 SLOT_TAKEN, 2 × lost`. */
function statusesOf(seen: readonly Seen[]): string {
  const labels = Map.groupBy(seen, ({ status, code }) => {
    return status === 0 ? 'lost' : [status, code].filter((part) => part !== undefined).join(' ');
  });
  const byLabel = [...labels].toSorted(([one], [other]) => one.localeCompare(other));
  return byLabel.map(([label, { length }]) => `${length} × ${label}`).join(', ') || 'none';
}

function quantilesOf(times: readonly number[]): string {
  if (times.length === 0) return 'none';
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(0));
  return `p50 ${p50} · p95 ${p95} · p99 ${p99} ms`;
}
