import { describe, expect, it } from 'vitest';
import { searchQuestion } from './search-question.ts';

describe('searchQuestion', () => {
  it.each([
    '+1 (212) 555-0142',
    '212.555.0142',
    '212 555 0142 ext. 37',
    'tel:+12125550142',
    '\u202a+1\u00a0212\u2011555\u20110142\u202c',
  ])('asks for the telephone number %s as it was typed', (text) => {
    expect(searchQuestion(` ${text} `)).toEqual({ searches: [{ phone: text }] });
  });

  it.each([
    ['Sample 1980-05-17', 'Sample', '1980-05-17'],
    ['van den Berg, 5/7/1980', 'van den Berg', '1980-05-07'],
    ['O’Brien 1980', 'O’Brien', '1980'],
    ['Nguyễn 1980-5', 'Nguyễn', '1980-05'],
    ['山田 1980-05-17', '山田', '1980-05-17'],
  ])('reads the family name and the birth date of %s', (text, familyName, birthDate) => {
    expect(searchQuestion(text)).toEqual({ searches: [{ familyName, birthDate }] });
  });

  it('asks for digits as a telephone number and as a member ID', () => {
    expect(searchQuestion('2125550142')).toEqual({ searches: [{ phone: '2125550142' }, { memberId: '2125550142' }] });
    expect(searchQuestion('ABC-12345')).toEqual({ searches: [{ memberId: 'ABC-12345' }] });
  });

  it('says what is missing', () => {
    expect(searchQuestion('Sample')).toMatchObject({
      searches: [],
      missing: expect.stringMatching(/^Add the date of birth/),
    });
    expect(searchQuestion('Sample Nora')).toMatchObject({ searches: [] });
    expect(searchQuestion('+1 (2')).toMatchObject({ searches: [], missing: expect.stringMatching(/^Type the whole/) });
  });
});
