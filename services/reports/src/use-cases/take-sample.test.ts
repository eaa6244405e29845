import { practiceRules } from '@frontdesk/booking/testing/practices';
import { DatabaseUnavailableError } from '@frontdesk/core/database-unavailable-error';
import { silentLogger } from '@frontdesk/core/logger';
import { describe, expect, it } from 'vitest';
import type { Facts, SampleFact } from '../domain/facts.ts';
import type { SampleKey } from '../ports/samples.ts';
import { planSamples } from './plan-samples.ts';
import { takeSample } from './take-sample.ts';

const KEY = { practiceId: 'p', day: '2027-03-10' };
const MORNING = Date.parse('2027-03-10T10:00:00Z');

function office({ now = MORNING, failures = 0 } = {}) {
  let [clock, left] = [now, failures];
  const kept = new Map<string, SampleFact>();
  const recorded: Facts[] = [];
  const asked: string[] = [];
  const ports = {
    samples: {
      read: async ({ day }: SampleKey) => kept.get(day),
      keep: async (_practiceId: string, sample: SampleFact) => {
        kept.set(sample.day, sample);
        return sample;
      },
    },
    rules: {
      read: async (practiceId: string) => (practiceId === 'p' ? practiceRules('p', 'America/New_York') : undefined),
    },
    sheets: { read: async () => [] },
    vendors: {
      callsOf: async (_practiceId: string, fromDay: string, toDay: string) => {
        asked.push(`${fromDay} ${toDay}`);
        return [];
      },
    },
    facts: {
      record: async (_practiceId: string, facts: Facts) => {
        left -= 1;
        if (left >= 0) throw new DatabaseUnavailableError('unavailable');
        recorded.push(facts);
      },
    },
    clock: { now: () => clock },
    sleep: async (milliseconds: number) => {
      clock += milliseconds;
    },
  };
  const take = (key = KEY) => takeSample(key, { logger: silentLogger, deadline: clock + 28_000 }, ports);
  const wait = (milliseconds: number): void => {
    clock += milliseconds;
  };
  return { take, kept, recorded, asked, wait };
}

describe('a sample', () => {
  it('has every provider with every type, and is kept and counted', async () => {
    const { take, kept, recorded, asked } = office();
    await take();
    // Vendors' calls of the days that are over in UTC, as far back as they may still be told of.
    expect(asked).toEqual(['2027-02-23 2027-03-09']);
    const sample = kept.get(KEY.day);
    expect(sample?.takenAt).toBe('2027-03-10T10:00:00.000Z');
    expect(sample?.access).toContainEqual({ providerId: 'dr-adams', appointmentType: 'exam', days: 0 });
    expect(sample?.access).toHaveLength(16);
    expect(recorded).toMatchObject([{ samples: [sample] }]);
  });

  it('that was taken before the database was away is counted when its message comes again, even the next day', async () => {
    const { take, kept, recorded, wait } = office({ failures: 20 });
    await expect(take()).rejects.toThrow(DatabaseUnavailableError);
    const sample = kept.get(KEY.day);
    wait(86_400_000);
    await take();
    expect(kept.get(KEY.day)).toBe(sample);
    expect(recorded).toMatchObject([{ samples: [sample] }]);
  });

  it.each([
    ['of a day that is over', { ...KEY, day: '2027-03-09' }],
    ['of a practice that is gone', { ...KEY, practiceId: 'gone' }],
  ])('%s is not made up', async (_title, key) => {
    const { take, kept, recorded } = office();
    await take(key);
    expect([kept.size, recorded]).toEqual([0, []]);
  });
});

describe('samples', () => {
  it('are planned once a day for each practice, at five by its own clock', async () => {
    const zones = ['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu', 'Asia/Kolkata', 'Pacific/Auckland'];
    const sent: string[] = [];
    // Two days with a change of the clocks in the United States.
    for (let hour = 0; hour < 48; hour += 1) {
      await planSamples(silentLogger, {
        practices: {
          async *list() {
            yield zones.map((timeZone) => ({ practiceId: timeZone, timeZone }));
          },
        },
        queue: { send: async ({ practiceId, day }) => void sent.push(`${practiceId} ${day}`) },
        clock: { now: () => Date.parse('2027-03-13T00:07:00Z') + hour * 3_600_000 },
      });
    }
    expect(new Set(sent).size).toBe(sent.length);
    for (const zone of zones) expect(sent.filter((each) => each.startsWith(zone))).toHaveLength(2);
  });
});
