import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerTo } from './json-pointer.ts';

describe('pointerTo', () => {
  it('writes the examples of RFC 6901', () => {
    expect(pointerTo([])).toBe('');
    expect(pointerTo(['foo', 0])).toBe('/foo/0');
    expect(pointerTo([''])).toBe('/');
    expect(pointerTo(['a/b'])).toBe('/a~1b');
    expect(pointerTo(['m~n'])).toBe('/m~0n');
    expect(pointerTo(['~1'])).toBe('/~01');
  });

  it('can be read back, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        const names = pointerTo(path).split('/').slice(1);
        expect(names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))).toEqual(path);
      }),
    );
  });
});
