import { expect, it } from 'vitest';
import { releaseErrorRate } from './alarm.ts';
import { canaryAlarms } from './function-alarms.ts';
import { evaluate } from './metric-math.fixture.ts';
import type { SafeByDefaultSettings } from './settings.ts';

const RUNS = 20_000;
const CANARY_SHARE = 0.1;
const WINDOW_MINUTES = 5;
/** A window's alarm comes after it: the last of the thirty minutes does not count. */
const WINDOWS = 30 / WINDOW_MINUTES - 1;

/** A repeatable random number (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function poisson(mean: number, random: () => number): number {
  let product = random();
  let count = 0;
  for (; product > Math.exp(-mean); count += 1) product *= random();
  return count;
}

const template = {
  Resources: {
    Book: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'appointments-prod-bookAppointment', Timeout: 10 },
    },
  },
};
const settings = { alarmTopicArn: 'arn' } as unknown as SafeByDefaultSettings;
const live = { functionId: 'Book', versionId: 'Version', aliasId: 'Alias' };
const canary = canaryAlarms(template, live, settings).BookCanaryErrorsAlarm?.Properties ?? {};
const queries = canary.Metrics as { Id: string; Expression?: string }[];
const expression = queries.find(({ Expression }) => Expression !== undefined)?.Expression ?? '';

/** How likely a release is rolled back at so many calls a minute of which the new version fails a share. */
function rolledBack(callsAMinute: number, failing: number): number {
  const random = randomOf(7);
  let caught = 0;
  for (let run = 0; run < RUNS; run += 1) {
    for (let window = 0; window < WINDOWS; window += 1) {
      const calls = poisson(callsAMinute * CANARY_SHARE * WINDOW_MINUTES, random);
      let answered = 0;
      for (let call = 0; call < calls; call += 1) if (random() < failing) answered += 1;
      if (evaluate(expression, { calls, errors: 0, answered }) <= Number(canary.Threshold)) continue;
      caught += 1;
      break;
    }
  }
  return caught / RUNS;
}

it('a release that fails every booking of thirty practices is rolled back, 99 times of 100', () => {
  expect(rolledBack(2.2, 1)).toBeGreaterThanOrEqual(0.99);
});

it('a release that fails none is not', () => {
  expect(rolledBack(2.2, 0)).toBe(0);
});

it('three failures of thirty thousand calls roll nothing back', () => {
  expect(evaluate(expression, { calls: 30_000, errors: 0, answered: 3 })).toBeLessThan(1);
  expect(evaluate(expression, { calls: 101, errors: 2, answered: 0 })).toBeGreaterThan(1);
  expect(expression).toBe(releaseErrorRate('(FILL(errors, 0) + FILL(answered, 0))', 'FILL(calls, 0)', 100));
});
