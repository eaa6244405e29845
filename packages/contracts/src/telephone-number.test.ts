import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { TELEPHONE_NUMBER_PATTERN, telephoneNumberOf } from './telephone-number.ts';

const digitsOf = (text: string): string => text.replace(/[^0-9]/g, '');

describe('telephoneNumberOf', () => {
  it.each([
    ['\u202a+1\u00a0212\u2011555-0142\u202c', '+1 212-555-0142'],
    ['\u202d+1 (212) 555-0142\u202c', '+1 (212) 555-0142'],
    ['\u200e+1\u2009212\u2013555\u20130142', '+1 212-555-0142'],
    ['\u2066212\u2010555\u20120142\u2069', '212-555-0142'],
    [' 212-555-0142 ', '212-555-0142'],
    ['(212) 555-0142 x37', '(212) 555-0142 x37'],
    ['212-555-0142 X37', '212-555-0142 x37'],
    ['212-555-0142 ext. 37', '212-555-0142 x37'],
    ['212-555-0142 ext 37', '212-555-0142 x37'],
    ['212-555-0142 Ext.: 37', '212-555-0142 x37'],
    ['212-555-0142, extension 37', '212-555-0142 x37'],
    ['212-555-0142ext37', '212-555-0142 x37'],
    ['(212) 555-0142 (x37)', '(212) 555-0142 x37'],
    ['212-555-0142 - x37', '212-555-0142 x37'],
    ['212-555-0142 #37', '212-555-0142 x37'],
    ['212-555-0142p37', '212-555-0142 x37'],
    ['2125550142,,37#', '2125550142 x37'],
    ['2125550142;37', '2125550142 x37'],
    ['2125550142w37', '2125550142 x37'],
    ['212-555-0142;ext=37', '212-555-0142 x37'],
    ['+22 607 123 4567 ext. 876', '+22 607 123 4567 x876'],
    ['tel:+1-212-555-0142', '+1-212-555-0142'],
    ['TEL:+1-212-555-0142;ext=37', '+1-212-555-0142 x37'],
    ['tel:+1-212-555-0142;isub=1;ext=3-7', '+1-212-555-0142 x37'],
    ['tel:+1%20(212)%20555-0142', '+1 (212) 555-0142'],
    ['tel:212-555-0142', '212-555-0142'],
    ['030/12345-67', '030/12345-67'],
    ['+49 (0)30 901820', '+49 (0)30 901820'],
    ['(+44) 20 7946 0018', '(+44) 20 7946 0018'],
    ['01.23.45.67.89', '01.23.45.67.89'],
    ['\uff0b\uff11\uff12\uff11\uff12 555\u30fc0142', '+1212 555-0142'],
    ['\u0660\u0661\u0662 \u0663\u0664\u0665 \u06f6\u06f7\u06f8\u06f9', '012 345 6789'],
    ['\u{1d7ce}\u{1d7d9}\u{1d7e4} \u{1d7f6}', '012 0'],
    ['911', '911'],
    ['(9)-1.1', '(9)-1.1'],
    ['+123456789012345', '+123456789012345'],
  ])('reads %j as %s', (pasted, kept) => {
    expect(telephoneNumberOf(pasted)).toBe(kept);
    expect(telephoneNumberOf(kept)).toBe(kept);
  });

  it.each([
    '',
    '      ',
    '+------',
    '(1) (2)',
    'call me',
    '1-800-FLOWERS',
    '1234567890123456',
    '212-555-0142 / 212-555-0143',
    '212-555-0142 x',
    '212-555-0142 x1234567890123456',
    '212-555-0142\n212-555-0143',
    '212+555',
    '++12125550142',
    '*67 212-555-0142',
    '212-555-0142\u00b2',
    'tel:7042;phone-context=example.com',
    'tel:863-1234;phone-context=+1-914-555',
    'tel:%ZZ',
    'mailto:212-555-0142',
    'x37',
    `212-555-0142${' '.repeat(100)}`,
  ])('refuses %j', (pasted) => expect(telephoneNumberOf(pasted)).toBeUndefined());

  it('dials what an independent reader dials, extension included', () => {
    const national = fc.tuple(fc.integer({ min: 200, max: 989 }), fc.integer({ min: 0, max: 99 }));
    const separator = fc.constantFrom(' ', '-', '.', '\u00a0', '\u2011', '/', '');
    const extension = fc.tuple(
      fc.constantFrom(' x', 'x', ' ext. ', ' ext ', ' extension ', ' #', ',,', ';ext='),
      fc.integer({ min: 1, max: 9_999 }),
    );
    fc.assert(
      fc.property(
        national,
        separator,
        fc.option(extension),
        fc.constantFrom('+1 ', '', '(+1) ', 'tel:+1'),
        (parts, between, ext, prefix) => {
          const line = String(parts[1]).padStart(2, '0');
          const pasted = `${prefix}${parts[0]}${between}555${between}01${line}${ext === null ? '' : ext.join('')}`;
          const kept = telephoneNumberOf(pasted) ?? '';
          const read = parsePhoneNumberFromString(kept, 'US');
          expect(read?.nationalNumber, pasted).toBe(`${parts[0]}55501${line}`);
          expect(read?.ext, pasted).toBe(ext === null ? undefined : String(ext[1]));
        },
      ),
    );
  });

  it('keeps every digit, and is what it makes of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 ()./-+x#,;\u00a0\u2011\u200e') }), (pasted) => {
        const kept = telephoneNumberOf(pasted);
        if (kept === undefined) return;
        expect(digitsOf(kept)).toBe(digitsOf(pasted));
        expect(telephoneNumberOf(kept)).toBe(kept);
        expect(kept).toMatch(/^[0-9 ()./+-]+( x[0-9]{1,15})?$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes what the pattern of the document takes', () => {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(TELEPHONE_NUMBER_PATTERN)), (text) => {
        if (text.length <= 100) expect(telephoneNumberOf(text), text).toBeDefined();
      }),
      { numRuns: 2_000 },
    );
    for (const kept of [
      '+1 212-555-0142',
      '(212) 555-0142 x37',
      '212-555-0142 ext. 37',
      'tel:+1-212-555-0142;ext=37',
    ]) {
      expect(kept).toMatch(new RegExp(TELEPHONE_NUMBER_PATTERN));
    }
  });
});
