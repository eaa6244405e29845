import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualTimers } from '../manual-timers.fixture.ts';
import { EventSequence, type EventSequenceOptions } from './event-sequence.ts';
import { eventAt } from './scripted-realtime.fixture.ts';

const sequence = (options: Partial<EventSequenceOptions> = {}) => {
  const timers = new ManualTimers();
  const seen: number[] = [];
  let resumes = 0;
  const events = new EventSequence({
    timers,
    complete: true,
    gapPatienceMs: 1_000,
    deliver: ({ seq }) => seen.push(seq),
    takeSnapshot: () => undefined,
    resume: () => {
      resumes += 1;
    },
    ...options,
  });
  const offer = (...numbers: number[]) => {
    for (const seq of numbers) events.offer(eventAt(seq));
  };
  return { events, timers, seen, offer, resumes: () => resumes };
};
const begun = async (options?: Partial<EventSequenceOptions>) => {
  const running = sequence(options);
  running.events.begin({ epoch: 'e1', seq: 10, recovered: false });
  await running.timers.advance(0);
  return running;
};

describe('the order', () => {
  it('is that of the log, each once, whatever the order of arrival', async () => {
    const { seen, offer, timers } = await begun();
    offer(12, 11, 11, 14, 12, 13, 9, 14);
    expect(seen).toEqual([11, 12, 13, 14]);
    expect(timers.pending).toBe(0);
  });

  it('is kept for what overtakes the word that it is subscribed to', async () => {
    const { events, seen, offer, timers } = sequence();
    offer(11, 12);
    events.begin({ epoch: 'e1', seq: 11, recovered: false });
    await timers.advance(0);
    expect(seen).toEqual([12]);
  });

  it('holds for any arrival that brings everything in the end', async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => 11 + index);
    const arrivals = fc
      .tuple(fc.shuffledSubarray(numbers, { minLength: 20 }), fc.array(fc.constantFrom(...numbers)))
      .map(([all, again]) => [...all, ...again]);
    await fc.assert(
      fc.asyncProperty(arrivals, async (arrival) => {
        const { seen, offer } = await begun();
        offer(...arrival);
        expect(seen).toEqual(numbers);
      }),
    );
  });
});

describe('a snapshot', () => {
  it('holds events back until it is taken, and drops what it covers', async () => {
    let done = (): void => undefined;
    const { events, timers, seen, offer } = sequence({
      takeSnapshot: () =>
        new Promise<void>((resolve) => {
          done = resolve;
        }),
    });
    events.begin({ epoch: 'e1', seq: 10, recovered: false });
    offer(10, 11, 12);
    await timers.advance(5_000);
    expect([seen, events.position]).toEqual([[], undefined]);
    done();
    await timers.advance(0);
    expect([seen, events.position]).toEqual([[11, 12], { epoch: 'e1', seq: 12 }]);
  });

  it('that fails is asked for again, ever less often', async () => {
    const { timers, events, offer, seen } = sequence({ takeSnapshot: () => failing() });
    const asked: number[] = [];
    const failing = async () => {
      asked.push(timers.now());
      if (asked.length < 4) throw new Error('down');
    };
    events.begin({ epoch: 'e1', seq: 10, recovered: false });
    offer(11);
    await timers.advance(60_000);
    expect(asked.map((at) => at - asked[0]!)).toEqual([0, 1_000, 3_000, 7_000]);
    expect(seen).toEqual([11]);
  });

  it('is taken when the log was begun anew, even if the server says that nothing was missed', async () => {
    let snapshots = 0;
    const { events, timers, seen } = await begun({
      takeSnapshot: () => {
        snapshots += 1;
      },
    });
    events.begin({ epoch: 'e2', seq: 2, recovered: true });
    events.offer(eventAt(3, 'e2'));
    await timers.advance(0);
    expect([snapshots, seen]).toEqual([2, [3]]);
  });
});

describe('a number left out', () => {
  it('is waited for, then the log is read again from before it', async () => {
    const { events, timers, seen, offer, resumes } = await begun();
    offer(11, 13);
    await timers.advance(999);
    expect(resumes()).toBe(0);
    await timers.advance(1);
    expect([resumes(), events.position?.seq]).toEqual([1, 11]);
    events.begin({ epoch: 'e1', seq: 13, recovered: true });
    offer(12, 13);
    expect(seen).toEqual([11, 12, 13]);
    expect(timers.pending).toBe(0);
  });

  it('is passed over only when a log read again has nothing there either', async () => {
    const { events, timers, seen, offer, resumes } = await begun();
    offer(13);
    await timers.advance(60_000);
    expect([resumes(), seen]).toEqual([1, []]);
    events.begin({ epoch: 'e1', seq: 13, recovered: true });
    await timers.advance(1_000);
    expect([resumes(), seen]).toEqual([1, [13]]);
    offer(15);
    await timers.advance(1_000);
    expect(resumes()).toBe(2);
  });

  it('is another topic’s where not all are subscribed to, so it is not waited for in vain', async () => {
    const { timers, seen, offer, resumes } = await begun({ complete: false });
    offer(13, 12, 17);
    await timers.advance(2_000);
    expect([seen, resumes()]).toEqual([[12, 13, 17], 0]);
  });

  it('of another epoch means that the log was begun anew', async () => {
    const { events, timers, resumes } = await begun();
    events.offer(eventAt(1, 'e2'));
    await timers.advance(1_000);
    expect(resumes()).toBe(1);
  });
});
