import { seededRandom } from '@frontdesk/testing/seeded-random';
import { expect, test } from 'vitest';
import { mondayPlan, PRACTICES } from './monday-plan.ts';

const agents = mondayPlan(seededRandom(9));
const intents = agents.flatMap((agent) => agent.intents);

test('has three hundred agents of thirty practices who want three times each', () => {
  expect(PRACTICES).toHaveLength(30);
  expect(agents).toHaveLength(300);
  expect(intents).toHaveLength(900);
  expect(new Set(intents.map(({ id }) => id)).size).toBe(900);
  expect(new Set(intents.map(({ key }) => key)).size).toBe(900);
});

test('lets agents click once to ten times, some of them twice at once, with connections that are cut and slow ones', () => {
  const counts = intents.map(({ clicks }) => clicks.length);
  expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 10]);
  const manners = Map.groupBy(
    intents.flatMap(({ clicks }) => clicks),
    ({ manner }) => manner,
  );
  for (const manner of ['plain', 'cut', 'slow'] as const) expect(manners.get(manner)?.length).toBeGreaterThan(20);
});

test('lets several agents of a practice want one time, and nobody the own times of another', () => {
  const wanted = Map.groupBy(intents, ({ practiceId, providerId, start }) => `${practiceId} ${providerId} ${start}`);
  const contested = [...wanted.values()].filter(({ length }) => length > 1);
  expect(contested.length).toBeGreaterThan(50);
  const firsts = new Set(agents.map((agent) => agent.intents[0]));
  expect(contested.flat().every((intent) => firsts.has(intent))).toBe(true);
});
