import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { BookingHistory, type Claim, type LiveClaim } from '../booking-history.ts';
import { bookingViolations } from '../booking-violations.ts';
import { Practice } from './practice.ts';
import type { WireAnswer } from './send-request.ts';
import { dateOf, instantOn } from './times.ts';

const minutesOf = (start: string): number => Date.parse(start) / 60_000;
const claimOf = (providerId: string, start: string): Claim => ({
  resourceIds: [providerId],
  start: minutesOf(start),
  end: minutesOf(start) + 30,
});

/** A practice whose every booking is written down with what it was answered. */
class ObservedPractice {
  readonly practice: Practice;
  readonly history = new BookingHistory();
  readonly answers: WireAnswer[] = [];

  constructor(practice: Practice) {
    this.practice = practice;
  }

  async book(client: string, providerId: string, start: string, key: string = randomUUID()): Promise<WireAnswer> {
    const patient = { givenName: client, familyName: 'Monday', birthDate: '1980-12-10' };
    const body = { providerId, appointmentType: 'exam', start, patient };
    let answer: WireAnswer | undefined;
    let failure: unknown;
    await this.history.record(client, { kind: 'book', claim: claimOf(providerId, start), key }, async () => {
      answer = await this.practice.book(body, key, { as: 'agent', subject: client }).catch((error: unknown) => {
        failure = error;
        throw error;
      });
      const { status, text, json } = answer;
      if (status === 201) return { kind: 'ok', id: json.id, body: text };
      return status < 500 && json.code !== 'IDEMPOTENCY_IN_PROGRESS'
        ? { kind: 'fail', code: json.code }
        : { kind: 'unknown' };
    });
    if (answer === undefined) throw new Error('The request had no answer.', { cause: failure });
    this.answers.push(answer);
    return answer;
  }

  /** What the list route gives of ten days, page after page. */
  async listed(): Promise<LiveClaim[]> {
    const live: LiveClaim[] = [];
    let cursor: string | undefined;
    do {
      const query = { from: dateOf(0), to: dateOf(9), status: 'booked', limit: 100, cursor };
      const { json } = await this.practice.send({ method: 'GET', path: '/appointments', query });
      for (const { id, providerId, start } of json.items) live.push({ id, claim: claimOf(providerId, start) });
      cursor = json.nextCursor;
    } while (cursor !== undefined);
    return live;
  }

  /** Asserts that nobody met an error, and that answers and list prove every booking to be made once. */
  async expectSound(): Promise<void> {
    const statuses = this.answers.map(({ status }) => status);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    for (const { status, json } of this.answers) if (status === 409) expect(json.code).toBe('SLOT_TAKEN');
    const live = await this.listed();
    const confirmed = this.answers.filter(({ status }) => status === 201).map(({ json }) => json.id);
    expect(new Set(live.map(({ id }) => id))).toEqual(new Set(confirmed));
    expect(bookingViolations(this.history.operations, live)).toEqual([]);
  }
}

const opened = async (name: string, providers = ['dr-adams', 'dr-baker']): Promise<ObservedPractice> => {
  const weekly = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((dayOfWeek) => ({
    dayOfWeek,
    start: '00:00',
    end: '24:00',
  }));
  return new ObservedPractice(
    await Practice.open(name, { providers: providers.map((providerId) => ({ providerId, weekly })) }),
  );
};
const times = <Result>(count: number, make: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

it('Monday, nine o’clock: of 10 practices × 20 agents who click three times, one wins each time and nobody meets an error', async () => {
  const practices = await times(10, () => opened('monday'));
  await Promise.all(
    practices.map(async (observed) => {
      await times(20, async (agent) => {
        const key = randomUUID();
        // Ten starts, fifteen minutes apart, each wanted by two, each overlapping its neighbours.
        const start = instantOn(0, 540 + (agent % 10) * 15);
        const clicks = await times(3, () => observed.book(`agent-${agent}`, 'dr-adams', start, key));
        const confirmed = clicks.filter(({ status }) => status === 201);
        expect(new Set(confirmed.map(({ text }) => text)).size).toBeLessThanOrEqual(1);
      });
      await observed.expectSound();
      const live = await observed.listed();
      // Five fit at most; with three of them placed badly nothing more fits.
      expect(live.length).toBeGreaterThanOrEqual(4);
      expect(live.length).toBeLessThanOrEqual(5);
    }),
  );
});

it.each([2, 10, 50])('%i clients want one time: one gets it', async (count) => {
  const observed = await opened('one-slot');
  const answers = await times(count, (index) => observed.book(`client-${index}`, 'dr-adams', instantOn(0, 540)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  await observed.expectSound();
});

it('50 clients want 50 times of one provider: all get theirs', async () => {
  const observed = await opened('fifty');
  const answers = await times(50, (index) =>
    observed.book(`client-${index}`, 'dr-adams', instantOn(Math.floor(index / 40), (index % 40) * 30)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
  await observed.expectSound();
});

it('400 clients want 20 times of 20 providers: all get theirs', async () => {
  const providers = Array.from({ length: 20 }, (_, index) => `dr-${index}`);
  const observed = await opened('four-hundred', providers);
  const answers = await times(400, (index) =>
    observed.book(`client-${index}`, `dr-${index % 20}`, instantOn(0, Math.floor(index / 20) * 30)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(400).fill(201));
  await observed.expectSound();
});

it('of clients whose times overlap in a chain, only such win as do not overlap, and no free time is refused', async () => {
  const observed = await opened('chain');
  await times(30, (index) => observed.book(`client-${index}`, 'dr-adams', instantOn(0, 540 + index * 5)));
  await observed.expectSound();
});

it('the proof fails for a history that was doctored', async () => {
  const observed = await opened('doctored');
  await times(3, (index) => observed.book(`client-${index}`, 'dr-adams', instantOn(0, 540 + index * 30)));
  const live = await observed.listed();
  const { operations } = observed.history;
  expect(bookingViolations(operations, live)).toEqual([]);
  const [first, second] = live as [LiveClaim, LiveClaim, LiveClaim];
  expect(bookingViolations(operations, live.slice(1))).not.toEqual([]);
  expect(bookingViolations(operations, [...live, { ...first, id: 'apt_twice' }])).not.toEqual([]);
  expect(bookingViolations(operations, [first, { ...second, claim: first.claim }, ...live.slice(2)])).not.toEqual([]);
  const [operation] = operations as [(typeof operations)[number]];
  const refused = {
    ...operation,
    client: 'another',
    request: { ...operation.request, claim: claimOf('dr-baker', instantOn(0, 540)) },
  };
  const untrue = { ...refused, response: { kind: 'fail', code: 'SLOT_TAKEN' } } as typeof operation;
  expect(bookingViolations([...operations, untrue], live)).not.toEqual([]);
});
