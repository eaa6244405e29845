import { describe, expect, it } from 'vitest';
import { comparableNumber } from './comparable-number.ts';

/** E.164, and how people, telephones and web pages write it. */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  '+12125550142': [
    '+1 212 555 0142',
    '(212) 555-0142',
    '2125550142',
    '212.555.0142',
    '1-212-555-0142',
    '1 (212) 555 0142 x37',
    '011 1 212 555 0142',
    '001 212 555 0142',
    'tel:+1-212-555-0142;ext=3',
    '\u202a+1\u00a0212\u00a0555\u20110142\u202c',
    '٢١٢٥٥٥٠١٤٢',
    '２１２－５５５－０１４２',
  ],
  '+442079460018': [
    '+44 20 7946 0018',
    '+44 (0)20 7946 0018',
    '011 44 20 7946 0018',
    '0044 20 7946 0018',
    '442079460018',
  ],
  '+4930901820': ['+49 30 901820', '+49 (0) 30 / 90 18 20', '0049 30 901820'],
};

describe('comparableNumber', () => {
  it.each(Object.entries(NUMBERS))('makes %s of every notation', (expected, notations) => {
    expect(notations.map((notation) => [notation, comparableNumber(notation)])).toEqual(
      notations.map((notation) => [notation, expected]),
    );
  });

  it('tells numbers apart that differ in a digit or in the country', () => {
    const numbers = ['212 555 0142', '212 555 0143', '+44 212 555 0142', '+49 212 5550142', '5550142', '911', '912'];
    expect(new Set(numbers.map(comparableNumber)).size).toBe(numbers.length);
  });

  it('knows what is no number', () => {
    expect(['', 'call me', '12', 'x37'].map(comparableNumber)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
