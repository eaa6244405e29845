import { expect, it } from 'vitest';
import { keyBeside } from './use-roving-focus.ts';

const columns = [['a1', 'a2', 'a3'], ['b1'], ['c1', 'c2']];
const from = (key: string, ...pressed: string[]) => pressed.map((each) => keyBeside(columns, key, each));

it('moves up and down in a column, and not out of it', () => {
  expect(from('a2', 'ArrowUp', 'ArrowDown', 'Home', 'End')).toEqual(['a1', 'a3', 'a1', 'a3']);
  expect([keyBeside(columns, 'a1', 'ArrowUp'), keyBeside(columns, 'a3', 'ArrowDown')]).toEqual([undefined, undefined]);
});

it('moves between columns to the same height, or the lowest that there is', () => {
  expect(from('a3', 'ArrowRight', 'ArrowLeft')).toEqual(['b1', undefined]);
  expect(from('b1', 'ArrowRight', 'ArrowLeft')).toEqual(['c1', 'a1']);
});

it('leaves other keys alone', () => {
  expect(from('a1', 'Tab', 'Enter', 'x')).toEqual([undefined, undefined, undefined]);
  expect(keyBeside(columns, 'elsewhere', 'ArrowUp')).toBeUndefined();
});
