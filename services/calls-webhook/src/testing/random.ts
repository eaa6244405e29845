import type { Random } from './contact-stories.ts';

/** Numbers in [0, 1), the same at each run. */
export function randomNumbers(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The same values in an order that only `random` knows. */
export function shuffled<Value>(values: readonly Value[], random: Random): Value[] {
  const drawn = values.map((value) => ({ value, place: random() }));
  return drawn.sort((a, b) => a.place - b.place).map(({ value }) => value);
}
