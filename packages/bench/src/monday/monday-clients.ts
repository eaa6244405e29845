import { setTimeout as sleep } from 'node:timers/promises';
import { bookingAt, dateFromToday } from '../office-times.ts';
import { type Agent, type Click, type Intent, LOOPING_PRACTICE, type Manner } from './monday-plan.ts';
import { type WireAnswer, WireClient } from './wire-client.ts';

/** What became of one request. */
export interface Seen {
  readonly what: 'book' | 'search';
  readonly practiceId: string;
  /** Of a booking. */
  readonly intentId?: number;
  readonly manner: Manner;
  /** Since the opening. */
  readonly sentAtMilliseconds: number;
  readonly milliseconds: number;
  /** 0: the answer was lost. */
  readonly status: number;
  readonly code?: string;
  readonly appointmentId?: string;
}

export interface MondayLoad {
  readonly origin: string;
  readonly agents: readonly Agent[];
  /** By practice. */
  readonly tokens: Readonly<Record<string, string>>;
}

const MOST_LOOP_CALLS = 4_000;
const LOOPS = 2;
/** A click that got no answer, or "not now", is sent again with the same key so often, unless another click was answered. */
const MOST_REPEATS = 20;
const LOST_WAIT_MILLISECONDS = 100;
const LONGEST_BACKOFF_MILLISECONDS = 8_000;
/** Nobody clicks or repeats after that: what is not decided then counts as refused. */
const MOST_MILLISECONDS = 240_000;

/** All clients of Monday: three hundred agents who search and book, and one client in a loop. */
export class MondayClients {
  readonly seen: Seen[] = [];
  readonly #load: MondayLoad;
  readonly #client: WireClient;
  readonly #openedAt = performance.now();
  /** Intents whose client has been told how they ended. */
  readonly #decided = new Set<number>();
  #isOver = false;

  constructor(load: MondayLoad) {
    this.#load = load;
    this.#client = new WireClient(load.origin);
  }

  async run(): Promise<void> {
    const loops = Array.from({ length: LOOPS }, () => this.#loop());
    await Promise.all(this.#load.agents.map((agent) => this.#act(agent)));
    this.#isOver = true;
    await Promise.all(loops);
    this.#client.close();
  }

  async #act({ practiceId, startsAfterMilliseconds, isSlow, intents }: Agent): Promise<void> {
    await sleep(startsAfterMilliseconds);
    await this.#search(practiceId, isSlow ? 'slow' : 'plain');
    for (const intent of intents) {
      await sleep(intent.thinkingMilliseconds);
      if (this.#isLate()) return;
      await Promise.all(intent.clicks.map((click) => this.#click(intent, click)));
    }
  }

  async #click(intent: Intent, { atMilliseconds, manner }: Click): Promise<void> {
    await sleep(atMilliseconds);
    let next = manner;
    for (let repeat = 0; repeat <= MOST_REPEATS; repeat += 1) {
      const answer = await this.#book(intent, next);
      if (isFinal(answer)) this.#decided.add(intent.id);
      if (isFinal(answer) || this.#isLate()) return;
      await sleep(waitOf(answer, repeat));
      if (this.#decided.has(intent.id)) return;
      // Whoever lost an answer, or was told to come again, does so on a connection that works.
      next = next === 'cut' ? 'plain' : next;
    }
  }

  async #book(intent: Intent, manner: Manner): Promise<WireAnswer> {
    const { id: intentId, practiceId, key, providerId, start } = intent;
    const body = { ...bookingAt(start, providerId), reason: `intent ${intentId}` };
    const sentAt = performance.now();
    const token = this.#tokenOf(practiceId);
    const headers = { 'idempotency-key': key };
    const answer = await this.#client.send({ method: 'POST', path: '/appointments', token, headers, body }, manner);
    this.#note({ what: 'book', practiceId, intentId, manner }, sentAt, answer);
    return answer;
  }

  async #search(practiceId: string, manner: Manner): Promise<void> {
    const query = new URLSearchParams({ from: dateFromToday(7), to: dateFromToday(13), appointmentType: 'exam' });
    const sentAt = performance.now();
    const path = `/practices/${practiceId}/slots?${query}`;
    const answer = await this.#client.send({ method: 'GET', path, token: this.#tokenOf(practiceId) }, manner);
    this.#note({ what: 'search', practiceId, manner }, sentAt, answer);
  }

  async #loop(): Promise<void> {
    for (let calls = 0; calls < MOST_LOOP_CALLS / LOOPS && !this.#isOver && !this.#isLate(); calls += 1) {
      await this.#search(LOOPING_PRACTICE, 'plain');
    }
  }

  #note(of: Pick<Seen, 'what' | 'practiceId' | 'intentId' | 'manner'>, sentAt: number, answer: WireAnswer): void {
    this.seen.push({
      ...of,
      sentAtMilliseconds: sentAt - this.#openedAt,
      milliseconds: performance.now() - sentAt,
      ...(answer.kind === 'lost' ? { status: 0 } : readAnswer(of.what, answer)),
    });
  }

  #isLate(): boolean {
    return performance.now() - this.#openedAt > MOST_MILLISECONDS;
  }

  #tokenOf(practiceId: string): string {
    return this.#load.tokens[practiceId] ?? '';
  }
}

/** Whatever is not "come again". */
function isFinal(answer: WireAnswer): boolean {
  if (answer.kind === 'lost' || answer.status >= 500 || answer.status === 429) return false;
  return !answer.body.includes('IDEMPOTENCY_IN_PROGRESS');
}

/** What the answer says, or soon after a lost one, and a random time on top that may double from repeat to repeat. */
function waitOf(answer: WireAnswer, repeat: number): number {
  const least = answer.kind === 'lost' ? LOST_WAIT_MILLISECONDS : answer.retryAfterSeconds * 1_000;
  return least + Math.random() * Math.min(LONGEST_BACKOFF_MILLISECONDS, least * 2 ** repeat);
}

function readAnswer(what: Seen['what'], { status, body }: WireAnswer & { kind: 'answered' }) {
  if (status < 400)
    return { status, ...(what === 'book' && { appointmentId: (JSON.parse(body) as { id: string }).id }) };
  const { code = 'no code' } = JSON.parse(body) as { code?: string };
  return { status, code };
}
