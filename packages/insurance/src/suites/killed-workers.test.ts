import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { Phi } from '@frontdesk/core/phi';
import type { PayerSimulatorOptions } from '@frontdesk/local/payers/payer-simulator';
import { repositoryRoot } from '@frontdesk/local/repository-root';
import { type Accident, CrashingPorts, FATES, type Fate, Killed } from '@frontdesk/testing/crashing-ports';
import { MemoryCircuitStore } from '@frontdesk/upstream/testing/memory-circuit-store';
import { describe, expect, it } from 'vitest';
import { isOpen, type Verification } from '../domain/verification.ts';
import { queuedVerification } from '../domain/verification-state.ts';
import type { Lane } from '../ports/payer.ts';
import { deliver, VISIBILITY_SECONDS } from '../testing/delivery.ts';
import { FrontDesk, shown } from '../testing/front-desk.ts';
import type { SentMessage } from '../testing/memory-queue.ts';
import { MemoryWorld } from '../testing/memory-world.ts';
import { SimulatedPayers } from '../testing/simulated-payers.ts';
import { someVerification } from '../testing/some-verification.ts';

const PAYER = 'SIM-A';
const LONGEST_LIFE_SECONDS = 27 * 60 * 60;
const LANES = { desk: { batch: 1, containers: 18 }, night: { batch: 5, containers: 2 } };
/** A night's batch shares a process, and dies with it. */
const IN_THE_NIGHT = 3;

interface Story {
  readonly memberId: string;
  readonly downForSeconds: number;
  readonly ends: Verification['status'];
  /** Calls that the payer hears of when nothing goes wrong. */
  readonly calls: number;
}

const STORIES: Readonly<Record<string, Story>> = {
  'answers at once': { memberId: 'ACTIVE', downForSeconds: 0, ends: 'active', calls: 1 },
  'answers at the third try': { memberId: 'INACTIVE', downForSeconds: 20, ends: 'inactive', calls: 3 },
  'refuses what the caller must mend': { memberId: 'AAA72', downForSeconds: 3, ends: 'failed', calls: 2 },
};

interface Outcome {
  readonly statuses: readonly Verification['status'][];
  readonly events: number;
  readonly charges: readonly number[];
  readonly payerCalls: number;
  /** Calls of ports, as `port.method`. */
  readonly calls: readonly string[];
}

interface Circumstances {
  readonly lane?: Lane;
  readonly accident?: Accident;
  readonly messagesLostForSeconds?: number;
  readonly payers?: PayerSimulatorOptions;
}

/** One verification at the desk, or a few in the night's lane, from the request to the end, with an accident at one call of a port. */
async function live({ memberId, downForSeconds }: Story, circumstances: Circumstances = {}): Promise<Outcome> {
  const { lane = 'desk', accident, messagesLostForSeconds = 0, payers: options } = circumstances;
  const world = new MemoryWorld();
  const payers = new SimulatedPayers(world.clock, { recognizesRepeats: true, ...options });
  payers.simulator.setOutage({ payerId: PAYER, seconds: downForSeconds, kind: 'rejected' });
  const circuits = new MemoryCircuitStore();
  const desk = new FrontDesk(world);
  const crashing = new CrashingPorts(accident);
  /** Of a process that begins. */
  const newProcess = (): FrontDesk['ports'] => {
    const life = crashing.process();
    const payer = payers.container({
      ...life.watch({ circuits }),
      network: (post) => life.wrap('payer.post', post),
    });
    return { ...life.watch({ ...desk.ports, payer: {} }), payer };
  };
  const survives = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work;
      return true;
    } catch (error) {
      if (error instanceof Killed || (error instanceof AppError && error.code === 'UNAVAILABLE')) return false;
      throw error;
    }
  };

  const ids: string[] = [];
  const asked = { payerId: PAYER, patient: { memberId } };
  if (lane === 'desk') {
    // Whoever gets no answer asks again with the same key.
    const key = randomUUID();
    let answer: Answer | undefined;
    const ask = async (): Promise<void> => {
      answer = await desk.request(asked, key, newProcess());
    };
    while (!(await survives(ask())));
    ids.push(shown(answer as unknown as Answer).id);
  } else ids.push(...(await queueNight(world, desk, memberId)));

  const verifications = () => Promise.all(ids.map((id) => world.verifications.read(keyOf(id))));
  const keyOf = (verificationId: string) => ({ practiceId: desk.practiceId, verificationId });
  let isOver = false;
  const work = async (messages: readonly SentMessage[]): Promise<SentMessage[]> => {
    const ports = newProcess();
    const done = await Promise.all(messages.map(({ key }) => survives(desk.work(key.verificationId, ports))));
    return messages.filter((_, index) => !done[index]);
  };
  const sweep = async (): Promise<void> => {
    await survives(desk.sweep(newProcess()));
    isOver = (await verifications()).every((verification) => verification !== undefined && !isOpen(verification));
  };
  const isLost = (second: number): boolean => second < messagesLostForSeconds;
  await deliver(world, desk.queue, { work, sweep, isLost, lanes: LANES, isOver: () => isOver }, LONGEST_LIFE_SECONDS);
  const { inquiries, payers: tallies } = payers.simulator.ledger;
  return {
    statuses: (await verifications()).map((verification) => verification?.status ?? 'queued'),
    events: world.verifications.events.length,
    charges: ids.map((id) => inquiries[id]?.charges ?? 0),
    payerCalls: tallies[PAYER]?.calls ?? 0,
    calls: crashing.calls,
  };
}

/** Verifications that wait for the night, with a message each. */
async function queueNight(world: MemoryWorld, { practiceId, queue }: FrontDesk, memberId: string): Promise<string[]> {
  const ids = Array.from({ length: IN_THE_NIGHT }, (_, index) => `ver_0${index}`);
  for (const id of ids) {
    const { subscriber, serviceDate } = someVerification(0);
    const own = new Phi({ ...subscriber.reveal(), memberId: `${memberId}-${id}` });
    const asked = { id, practiceId, payerId: PAYER, subscriber: own, serviceDate, lane: 'night' } as const;
    world.verifications.put(queuedVerification(asked, world.clock.now()));
    await queue.send('night', { practiceId, verificationId: id }, 0);
  }
  return ids;
}

/** Lives the same story with an accident at each call in turn, until one comes to its end before it meets its accident. */
async function* accidents(
  story: Story,
  circumstances: Circumstances,
): AsyncGenerator<Outcome & { what: string; fate: Fate }> {
  for (const fate of FATES) {
    for (let at = 0; ; at += 1) {
      const outcome = await live(story, { ...circumstances, accident: { at, fate } });
      if (outcome.calls.length <= at) break;
      yield { ...outcome, what: `${at}: ${outcome.calls[at]}`, fate };
    }
  }
}

/** Where the payer has answered, and nobody has written it down yet: the only places at which another call may be charged. */
const CHARGED_AGAIN = [
  'payer.post failed-after',
  'payer.post killed-after',
  'verifications.change failed-before',
  'verifications.change killed-before',
];
/** Where failures had been noted, the answer strikes them out before it is written down. */
const WHILE_STRIKING_OUT = ['circuits.replace killed-after', 'circuits.replace killed-before'];

describe.each(Object.entries(STORIES))('a payer that %s', (_what, story) => {
  it.each(['desk', 'night'] as const)('is heard in the lane of the %s, if nothing goes wrong', async (lane) => {
    const { statuses, events, charges, payerCalls } = await live(story, { lane });
    const count = lane === 'desk' ? 1 : IN_THE_NIGHT;
    expect([...new Set(statuses)]).toEqual([story.ends]);
    expect(events).toBe(count);
    expect(charges).toEqual(Array.from({ length: count }, () => 1));
    if (lane === 'desk') expect(payerCalls).toBe(story.calls);
  });

  it.each(['desk', 'night'] as const)(
    'is heard and charges once in the lane of the %s, whatever happens at whichever await',
    async (lane) => {
      let lived = 0;
      for await (const { what, fate, statuses, events, charges } of accidents(story, { lane })) {
        lived += 1;
        const outcome = { what, fate, statuses: [...new Set(statuses)], events, mostCharges: Math.max(...charges) };
        expect(outcome).toEqual({ what, fate, statuses: [story.ends], events: charges.length, mostCharges: 1 });
      }
      expect(lived).toBeGreaterThan(30);
    },
  );

  it('that knows no inquiry again charges twice only for an answer that nobody could write down', async () => {
    const again = new Set<string>();
    for await (const { what, fate, charges } of accidents(story, { payers: { recognizesRepeats: false } })) {
      if (Math.max(...charges) > 1) again.add(`${what.replace(/^\d+: /, '')} ${fate}`);
      expect(Math.max(...charges), `${what} ${fate}`).toBeLessThanOrEqual(2);
    }
    expect([...again].filter((place) => !WHILE_STRIKING_OUT.includes(place)).sort()).toEqual(CHARGED_AGAIN);
  });

  it('is asked though every message of the first hour is lost', async () => {
    const { statuses, charges } = await live(story, { messagesLostForSeconds: 3_600 });
    expect([statuses, charges]).toEqual([[story.ends], [1]]);
  });
});

describe('a payer that is down for good', () => {
  const story: Story = { memberId: 'ACTIVE', downForSeconds: LONGEST_LIFE_SECONDS, ends: 'failed', calls: 0 };
  const failed = { statuses: ['failed'], charges: [0], events: 1 };

  it('is given up after a day, whatever happens at the first awaits, or at the last', async () => {
    const { calls, payerCalls } = await live(story);
    expect(payerCalls).toBeGreaterThan(20);
    // Those between are the same calls again.
    const places = calls.map((_, at) => at).filter((at) => at < 12 || at > calls.length - 8);
    for (const fate of FATES) {
      for (const at of places) {
        const outcome = await live(story, { accident: { at, fate } });
        expect({ at, fate, ...outcome }).toMatchObject({ at, fate, ...failed });
      }
    }
  });

  it('is given up after a day though all messages are lost', async () => {
    const outcome = await live(story, { messagesLostForSeconds: LONGEST_LIFE_SECONDS });
    expect(outcome).toMatchObject({ ...failed, payerCalls: 0 });
  });
});

it('keeps messages back as long as the queues do', () => {
  const queues = readFileSync(resolve(repositoryRoot, 'services/insurance/resources/queues.yml'), 'utf8');
  const declared = [...queues.matchAll(/VisibilityTimeout: (\d+)/g)].map(([, seconds]) => Number(seconds));
  expect(new Set(declared)).toEqual(new Set([VISIBILITY_SECONDS]));
});
