import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { Phi } from './phi.ts';

/** The same value with every object's members put in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  const copy = {};
  for (const [name, member] of Object.entries(value).reverse()) {
    Object.defineProperty(copy, name, {
      value: shuffled(member),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return copy;
}

describe('canonicalJson', () => {
  it('sorts members by code units at every level, numbers among them too', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }], A: null, 10: 1, 9: 1, '€': 1, '\u{1f600}': 1 })).toBe(
      '{"10":1,"9":1,"A":null,"a":[{"c":2,"d":1}],"b":1,"€":1,"\u{1f600}":1}',
    );
  });

  it("gives the text of RFC 8785's example", () => {
    const value = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('is the same text for the same value in any order of members', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => canonicalJson(shuffled(value)) === canonicalJson(value)));
  });

  it('loses nothing: what it writes parses to the value again', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('differs for different values', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (a, b) => {
        const same = canonicalJson(JSON.parse(a)) === canonicalJson(JSON.parse(b));
        let equal = true;
        try {
          expect(JSON.parse(JSON.stringify(JSON.parse(a)))).toStrictEqual(JSON.parse(JSON.stringify(JSON.parse(b))));
        } catch {
          equal = false;
        }
        expect(same).toBe(equal);
      }),
    );
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).not.toBe(canonicalJson({}));
  });

  it('leaves undefined members out, as JSON does, and writes null for undefined itself', () => {
    expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
    expect(canonicalJson(undefined)).toBe('null');
  });

  it('throws for PHI at any depth, since all of it would print alike', () => {
    expect(() => canonicalJson(new Phi('x'))).toThrow(TypeError);
    expect(() => canonicalJson({ patient: [new Phi('x')] })).toThrow(TypeError);
  });
});
