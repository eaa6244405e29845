import { AppError } from '@frontdesk/core/app-error';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertPrecondition, entityTag, notModified, requirePrecondition } from './preconditions.ts';

const code = (act: () => unknown): unknown => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

describe('notModified', () => {
  it.each([
    ['the tag itself', '"7"', true],
    ['the weak tag', 'W/"7"', true],
    ['a list that holds it', '"5", W/"6","7"', true],
    ['a star', '*', true],
    ['a star with spaces', ' * ', true],
    ['another tag', '"8"', false],
    ['a list without it', '"5","6"', false],
    ['a tag that holds a comma', '"5,7", "8"', false],
    ['this tag after one that holds a comma', '"5,8", "7"', true],
    ['what is no tag', 'garbage', false],
    ['a list with what is no tag', '"7", garbage', false],
    ['a star in a list', '"8", *', false],
    ['nothing', '', false],
    ['a list of 4 KB', `"7"${', "8"'.repeat(1_000)}`, false],
  ])('compares weakly: %s', (_, header, expected) => {
    expect(notModified({ 'if-none-match': header }, entityTag(7))).toBe(expected);
  });

  it('is false without the header', () => {
    expect(notModified({}, entityTag(7))).toBe(false);
  });
});

describe('requirePrecondition', () => {
  it('reads If-Match, also as a list or a star', () => {
    expect(requirePrecondition({ 'if-match': '"7"' })).toEqual({ match: ['"7"'] });
    expect(requirePrecondition({ 'if-match': '"7" , "8,9"' })).toEqual({ match: ['"7"', '"8,9"'] });
    expect(requirePrecondition({ 'if-match': '*' })).toEqual({ match: '*' });
  });

  it('reads If-None-Match: * as a demand that nothing is there', () => {
    expect(requirePrecondition({ 'if-none-match': '*' })).toEqual({ absent: true });
  });

  it('throws PRECONDITION_REQUIRED when neither header is sent', () => {
    expect(code(() => requirePrecondition({}))).toBe('PRECONDITION_REQUIRED');
  });

  it.each(['7', '"7', '"a" "b"', '', '"7";', 'w/"7"', '"a\n"'])('refuses %j, which is no entity tag', (header) => {
    expect(code(() => requirePrecondition({ 'if-match': header }))).toBe('INPUT_INVALID');
  });

  it('refuses an If-None-Match that lists tags where it guards a change', () => {
    expect(code(() => requirePrecondition({ 'if-none-match': '"7"' }))).toBe('INPUT_INVALID');
    expect(code(() => requirePrecondition({ 'if-match': '"7"', 'if-none-match': '"8"' }))).toBe('INPUT_INVALID');
  });

  it('answers any header with a precondition or a refusal, quickly', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', 'W/', ',', ' ', 'a', '*', '\t'), maxLength: 600 }),
        (header) => {
          expect([undefined, 'INPUT_INVALID']).toContain(code(() => requirePrecondition({ 'if-match': header })));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('assertPrecondition', () => {
  it('lets the current version pass and refuses every other as STALE_VERSION', () => {
    const precondition = requirePrecondition({ 'if-match': '"6", "7"' });
    expect(code(() => assertPrecondition(precondition, entityTag(7)))).toBeUndefined();
    expect(code(() => assertPrecondition(precondition, entityTag(8)))).toBe('STALE_VERSION');
    expect(code(() => assertPrecondition(precondition, undefined))).toBe('STALE_VERSION');
  });

  it('never matches a weak tag, on either side', () => {
    const weak = requirePrecondition({ 'if-match': 'W/"7"' });
    expect(code(() => assertPrecondition(weak, entityTag(7)))).toBe('STALE_VERSION');
    expect(code(() => assertPrecondition(weak, 'W/"7"'))).toBe('STALE_VERSION');
  });

  it('takes a star for any version that exists', () => {
    const star = requirePrecondition({ 'if-match': '*' });
    expect(code(() => assertPrecondition(star, entityTag(1)))).toBeUndefined();
    expect(code(() => assertPrecondition(star, undefined))).toBe('STALE_VERSION');
  });

  it('holds both headers against the version where both are sent', () => {
    const both = requirePrecondition({ 'if-match': '*', 'if-none-match': '*' });
    expect(code(() => assertPrecondition(both, entityTag(1)))).toBe('STALE_VERSION');
    expect(code(() => assertPrecondition(both, undefined))).toBe('STALE_VERSION');
  });

  it('refuses to create what exists', () => {
    const absent = requirePrecondition({ 'if-none-match': '*' });
    expect(code(() => assertPrecondition(absent, undefined))).toBeUndefined();
    expect(code(() => assertPrecondition(absent, entityTag(1)))).toBe('STALE_VERSION');
  });
});
