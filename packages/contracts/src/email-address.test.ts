import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMAIL_ADDRESS_PATTERN, emailAddressOf } from './email-address.ts';

/** RFC 5322, section 3.2.3. */
const ATEXT = "ABCxyz019!#$%&'*+-/=?^_`{|}~";
/** As the specification of HTML prints it. */
const HTML =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

describe('emailAddressOf', () => {
  it.each([
    'o&leary@example.com',
    'a/b@example.org',
    'name@example.xn--p1ai',
    'name@xn--e1afmkfd.xn--p1ai',
    'first.last+tag@mail.example.co.uk',
    `${'x'.repeat(64)}@example.org`,
    'Mixed.Case@Example.ORG',
    'name@localhost',
  ])('takes %s as it was sent', (address) => expect(emailAddressOf(address)).toBe(address));

  it.each([
    ['\u200ename@example.org\u200b', 'name@example.org'],
    [' name@example.org ', 'name@example.org'],
    ['name@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444', 'name@xn--e1afmkfd.xn--p1ai'],
    ['name@b\u00fccher.example', 'name@xn--bcher-kva.example'],
    ['name@bu\u0308cher.example', 'name@xn--bcher-kva.example'],
  ])('keeps %j as %s', (pasted, kept) => expect(emailAddressOf(pasted)).toBe(kept));

  it.each([
    '',
    'sample',
    '@example.org',
    'name@',
    'a@b@c',
    'a b@example.org',
    `${'x'.repeat(65)}@example.org`,
    `x@${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}`,
    'name@-example.org',
    'name@exam_ple.org',
    'n\u00e4me@example.org',
    'name@\u043f\u0440/\u0438\u043c\u0435\u0440',
    'name@\u043f\u0440:80',
    'name@\u043f\u0440%41',
    'name@\u043f\u0440\u0000',
    'name@example.org\u0000',
    'name@\u043f\u0440 \u0438',
    'name@example.org\nx',
    'Name <name@example.org>',
  ])('refuses %j', (address) => expect(emailAddressOf(address)).toBeUndefined());

  it('takes every dot-atom of RFC 5322 that RFC 5321 has room for', () => {
    const atom = fc.string({ unit: fc.constantFrom(...ATEXT), minLength: 1, maxLength: 12 });
    const local = fc.array(atom, { minLength: 1, maxLength: 4 }).map((atoms) => atoms.join('.'));
    fc.assert(
      fc.property(local, fc.domain(), (name, domain) => {
        const address = `${name}@${domain}`;
        if (address.length <= 254) expect(emailAddressOf(address)).toBe(address);
      }),
    );
  });

  it('takes what the field of a page takes within those lengths, and what the document says, alike', () => {
    const near = fc.string({ unit: fc.constantFrom(...ATEXT, '.', '@', '@', ' ', '"', 'xn--'), maxLength: 80 });
    const generated = fc.stringMatching(new RegExp(EMAIL_ADDRESS_PATTERN));
    fc.assert(
      fc.property(fc.oneof(near, generated), (text) => {
        const fits = text.length <= 254 && text.lastIndexOf('@') <= 64;
        expect(emailAddressOf(text) === text, text).toBe(fits && HTML.test(text));
        expect(fits && new RegExp(EMAIL_ADDRESS_PATTERN).test(text)).toBe(fits && HTML.test(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
