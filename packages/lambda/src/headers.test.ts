import { describe, expect, it } from 'vitest';
import { headerOf, lowerCased } from './headers.ts';

describe('headerOf', () => {
  it('finds a header whatever the case of its name', () => {
    expect(headerOf({ headers: { origin: 'a' } }, 'origin')).toBe('a');
    expect(headerOf({ headers: { Origin: 'a' } }, 'origin')).toBe('a');
    expect(headerOf({ headers: { host: 'a' } }, 'origin')).toBeUndefined();
    expect(headerOf({}, 'origin')).toBeUndefined();
  });
});

describe('lowerCased', () => {
  it('gives the same object back when there is nothing to do', () => {
    const headers = { host: 'a', 'x-b': 'c' };
    expect(lowerCased(headers)).toBe(headers);
  });

  it('lowers every name and keeps the values', () => {
    expect(lowerCased({ Host: 'A', 'X-B': 'C' })).toEqual({ host: 'A', 'x-b': 'C' });
  });
});
