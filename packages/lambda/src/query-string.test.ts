import { describe, expect, it } from 'vitest';
import { repeatedNames } from './query-string.ts';

describe('repeatedNames', () => {
  it('points at each name that occurs more than once, once', () => {
    expect(repeatedNames('a=1&b=2&a=3&a=4&c&c')).toEqual(['/query/a', '/query/c']);
    expect(repeatedNames('a=1&b=2')).toEqual([]);
    expect(repeatedNames('a=1,2')).toEqual([]);
    expect(repeatedNames('')).toEqual([]);
  });

  it('is not deceived by percent-encoding, and bears encoding that is broken', () => {
    expect(repeatedNames('from=1&%66rom=2')).toEqual(['/query/from']);
    expect(repeatedNames('%zz=1&%zz=2&%')).toEqual(['/query/%zz']);
  });
});
