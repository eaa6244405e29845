import { randomUUID } from 'node:crypto';
import { officeTimes } from '../office-times.ts';

/** How a click goes over the wire. `cut`: the connection is cut after the request was sent, so its answer is lost.
 *  `slow`: the request dribbles out and the answer is read late. */
export type Manner = 'plain' | 'cut' | 'slow';

export interface Click {
  /** After the agent has begun with the intent. */
  readonly atMilliseconds: number;
  readonly manner: Manner;
}

/** One booking that an agent wants; every click on it has the same idempotency key. */
export interface Intent {
  readonly id: number;
  readonly key: string;
  readonly practiceId: string;
  readonly providerId: string;
  /** UTC, as the appointment will have it. */
  readonly start: string;
  readonly clicks: readonly Click[];
  /** Before the first click. */
  readonly thinkingMilliseconds: number;
}

export interface Agent {
  readonly practiceId: string;
  readonly startsAfterMilliseconds: number;
  readonly isSlow: boolean;
  readonly intents: readonly Intent[];
}

/** A practice whose client calls in a loop without pause. */
export const LOOPING_PRACTICE = 'monday-loop';
export const PRACTICES: readonly string[] = Array.from({ length: 30 }, (_, index) => {
  return `monday-${String(index + 1).padStart(2, '0')}`;
});
const AGENTS_EACH = 10;
/** Times that several agents of a practice want: the first of the day. */
const POPULAR_TIMES = 5;
/** Of the three that an agent wants, two are wanted by nobody else. */
const OWN_TIMES = 2;
const MOST_CLICKS = 10;
const DOUBLE_CLICK_MILLISECONDS = 80;
const CLICKS_WITHIN_MILLISECONDS = 2_000;
const FIRST_CLICK_WITHIN_MILLISECONDS = 10_000;
/** Between one booking and the next the agent talks with the next patient. */
const THINKING_MILLISECONDS = { least: 5_000, most: 10_000 };
const CUT_SHARE = 0.06;
const SLOW_AGENTS_SHARE = 0.05;
const PROVIDERS = ['dr-east', 'dr-middle', 'dr-west'] as const;

/** Monday, 9:00: thirty practices of ten agents. `random` is uniform in [0, 1). */
export function mondayPlan(random: () => number): Agent[] {
  let intents = 0;
  return PRACTICES.flatMap((practiceId) => {
    const starts = officeTimes();
    const popular = Array.from({ length: POPULAR_TIMES }, () => String(starts.next().value));
    return Array.from({ length: AGENTS_EACH }, (_, index): Agent => {
      const isSlow = random() < SLOW_AGENTS_SHARE;
      const intent = (start: string, providerId: string, thinkingMilliseconds = thinking(random)): Intent => ({
        id: intents++,
        key: randomUUID(),
        practiceId,
        providerId,
        start,
        clicks: clicks(random, isSlow),
        thinkingMilliseconds,
      });
      const own = Array.from({ length: OWN_TIMES }, () => intent(String(starts.next().value), pick(PROVIDERS, index)));
      const wanted = intent(pick(popular, Math.floor(random() * POPULAR_TIMES)), PROVIDERS[0], 0);
      return {
        practiceId,
        isSlow,
        startsAfterMilliseconds: random() * FIRST_CLICK_WITHIN_MILLISECONDS,
        intents: [wanted, ...own],
      };
    });
  });
}

function thinking(random: () => number): number {
  const { least, most } = THINKING_MILLISECONDS;
  return least + random() * (most - least);
}

/** One to ten clicks, few for most; the first at once, the second as a double click. */
function clicks(random: () => number, isSlow: boolean): Click[] {
  const count = 1 + Math.floor(random() ** 4 * MOST_CLICKS);
  return Array.from({ length: count }, (_, index) => ({
    atMilliseconds: index === 0 ? 0 : index === 1 ? DOUBLE_CLICK_MILLISECONDS : random() * CLICKS_WITHIN_MILLISECONDS,
    manner: random() < CUT_SHARE ? 'cut' : isSlow ? 'slow' : 'plain',
  }));
}

function pick<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item;
}

/** What `importPractice` takes: three providers with office hours. */
export function mondayPractice(practiceId: string): object {
  const weekly = ['mon', 'tue', 'wed', 'thu', 'fri'].map((dayOfWeek) => ({ dayOfWeek, start: '09:00', end: '17:00' }));
  return {
    practiceId,
    timeZone: 'America/New_York',
    startGridMinutes: 5,
    offerIntervalMinutes: 15,
    minimumNoticeMinutes: 0,
    appointmentTypes: [{ code: 'exam', durationMinutes: 30 }],
    providers: PROVIDERS.map((providerId) => ({ providerId, weekly, overrides: [] })),
  };
}
