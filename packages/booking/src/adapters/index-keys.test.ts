import { describe, expect, it } from 'vitest';
import { indexKeysOf } from './index-keys.ts';

const key = (letter: string) => letter.repeat(64);

describe('the keys of the patients’ index', () => {
  it('are the current one for writing, and all for finding', () => {
    expect(indexKeysOf([key('b'), key('a'), key('c')])).toEqual({
      current: key('b'),
      all: [key('b'), key('a'), key('c')],
    });
    expect(indexKeysOf([key('b'), key('b'), 'short'])).toEqual({ current: key('b'), all: [key('b')] });
  });

  it.each([[[]], [['']], [['secret', key('a')]]])('are unavailable when the current one is none: %j', (values) => {
    expect(() => indexKeysOf(values)).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
  });
});
