import { expect, it } from 'vitest';
import { SHORTCUTS, shortcutOf } from './shortcuts.ts';

const press = (key: string, change: object = {}) => ({
  key,
  ...{ ctrlKey: false, metaKey: false, altKey: false, isComposing: false, defaultPrevented: false },
  ...change,
});

it('takes the keys of the sheet, each once, in either case', () => {
  const keys = SHORTCUTS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(shortcutOf(press(key), false)).toBe(key);
  expect(shortcutOf(press('N'), false)).toBe('n');
  expect(shortcutOf(press('x'), false)).toBeUndefined();
});

it('leaves the browser its own keys, and those who type theirs', () => {
  expect(shortcutOf(press('n'), true)).toBeUndefined();
  for (const held of ['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'defaultPrevented']) {
    expect(shortcutOf(press('n', { [held]: true }), false), held).toBeUndefined();
  }
});
