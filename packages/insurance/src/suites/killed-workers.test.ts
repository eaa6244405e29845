import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import { isOpen } from '../domain/verification.ts';
import type { PayerAnswer } from '../ports/payer.ts';
import { CrashingPorts, type Kill, Killed } from '../testing/crashing-ports.ts';
import { FrontDesk, shown } from '../testing/front-desk.ts';
import { ACTIVE, MemoryPayer } from '../testing/memory-payer.ts';
import type { SentMessage } from '../testing/memory-queue.ts';
import { MemoryWorld } from '../testing/memory-world.ts';

/** How long SQS waits before it brings back a message whose worker died. */
const VISIBILITY_SECONDS = 168;
const SWEEP_SECONDS = 60;
const LONGEST_LIFE_SECONDS = 27 * 60 * 60;
const KEY = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

const busy: PayerAnswer = { kind: 'unavailable', reason: 'throttled', retryAfterSeconds: 1_200 };
const down: PayerAnswer = { kind: 'unavailable', reason: 'circuit-open' };
const refused: PayerAnswer = { kind: 'refused', errors: [{ code: '72', fixBy: 'caller', retryable: false }] };

const SCRIPTS: readonly [string, readonly PayerAnswer[], string][] = [
  ['answers at once', [ACTIVE], 'active'],
  ['answers at the third try', [down, busy, ACTIVE], 'active'],
  ['refuses for what the caller must mend', [down, refused], 'failed'],
  ['never answers', [down], 'failed'],
];

interface Outcome {
  readonly status: string;
  readonly charges: number;
  readonly events: number;
  readonly asked: number;
  readonly calls: number;
}

/** One verification from the request to its end: messages come when they are due and come back when their worker dies, the sweep runs
 *  each minute, one process is killed. */
async function live(script: readonly PayerAnswer[], kill: Kill, { messagesLostForSeconds = 0 } = {}): Promise<Outcome> {
  const world = new MemoryWorld();
  const payer = new MemoryPayer(...script);
  const desk = new FrontDesk(world, { payer });
  const crashing = new CrashingPorts(kill);
  const ports = crashing.watch(desk.ports);
  const survive = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work;
      return true;
    } catch (error) {
      if (error instanceof Killed) return false;
      throw error;
    }
  };

  // Whoever gets no answer asks again with the same key.
  let asked: Answer | undefined;
  const ask = async (): Promise<void> => {
    asked = await desk.request({}, KEY, ports);
  };
  while (!(await survive(ask())));
  const { id } = shown(asked as unknown as Answer);
  const key = { practiceId: desk.practiceId, verificationId: id };
  const waiting: { message: SentMessage; dueAt: number }[] = [];
  const start = world.clock.now();
  for (let second = 0; second < LONGEST_LIFE_SECONDS; second += 1) {
    const now = world.clock.now();
    for (const message of desk.queue.take()) waiting.push({ message, dueAt: now + message.delaySeconds * 1000 });
    if (second < messagesLostForSeconds) waiting.splice(0);
    for (const entry of waiting.filter(({ dueAt }) => dueAt <= now)) {
      if (await survive(desk.work(id, ports))) waiting.splice(waiting.indexOf(entry), 1);
      else entry.dueAt = now + VISIBILITY_SECONDS * 1000;
    }
    if (second % SWEEP_SECONDS === 0) await survive(desk.sweep(ports));
    const verification = await world.verifications.read(key);
    if (verification !== undefined && !isOpen(verification) && waiting.length === 0) break;
    // Nothing happens in between.
    const next = Math.min(...waiting.map(({ dueAt }) => (dueAt - start) / 1000), (Math.floor(second / 60) + 1) * 60);
    if (desk.queue.sent.length === 0 && next > second + 1) {
      world.clock.advance(Math.ceil(next) - second);
      second = Math.ceil(next) - 1;
    } else world.clock.advance(1);
  }
  const verification = await world.verifications.read(key);
  return {
    status: verification?.status ?? 'gone',
    charges: payer.charges.get(id) ?? 0,
    events: world.verifications.events.length,
    asked: payer.inquiries.length,
    calls: crashing.calls,
  };
}

const NEVER: Kill = { at: -1, when: 'before' };

describe.each(SCRIPTS)('a payer that %s', (_what, script, status) => {
  const expected = { status, charges: status === 'active' ? 1 : 0, events: 1 };

  it('is asked as often as its answers make it', async () => {
    const { asked } = await live(script, NEVER);
    if (script.length > 1) expect(asked).toBe(script.length);
    expect(await live(script, NEVER)).toMatchObject(expected);
  });

  it('is charged once at most and answers once, whichever await a process is killed at', async () => {
    const { calls } = await live(script, NEVER);
    expect(calls).toBeGreaterThan(5);
    // Later calls of a long outage are those of earlier ones again.
    const places = Array.from({ length: Math.min(calls, 40) }, (_, at) => at);
    for (const at of places) {
      for (const when of ['before', 'after'] as const) {
        expect({ at, when, ...(await live(script, { at, when })) }).toMatchObject({ at, when, ...expected });
      }
    }
  });

  it('is asked though every message of the first hour is lost', async () => {
    expect(await live(script, NEVER, { messagesLostForSeconds: 3_600 })).toMatchObject(expected);
  });
});

it('a verification whose messages are all lost fails after a day', async () => {
  const lost = await live([ACTIVE], NEVER, { messagesLostForSeconds: LONGEST_LIFE_SECONDS });
  expect(lost).toMatchObject({ status: 'failed', asked: 0, charges: 0, events: 1 });
});

it('a worker that cannot write the answer down leaves it to the next, who is not charged again', async () => {
  const world = new MemoryWorld();
  const payer = new MemoryPayer();
  const desk = new FrontDesk(world, { payer });
  const { id } = shown(await desk.request());
  let writes = 0;
  const verifications = {
    read: desk.ports.verifications.read.bind(world.verifications),
    change: (change: Parameters<typeof world.verifications.change>[0]) => {
      writes += 1;
      return writes === 2 ? Promise.reject(new AppError('UNAVAILABLE')) : world.verifications.change(change);
    },
  };
  await expect(desk.work(id, { ...desk.ports, verifications } as never)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  world.clock.advance(VISIBILITY_SECONDS);
  await desk.work(id);
  expect(await desk.read(id)).toMatchObject({ status: 'active', tries: 2 });
  expect(payer.inquiries).toHaveLength(2);
  expect(payer.charges.get(id)).toBe(1);
});
