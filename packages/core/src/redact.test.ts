import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { Phi } from './phi.ts';
import { describeError, redact } from './redact.ts';

const CANARY = 'CANARY';

describe('redact', () => {
  it('leaves plain fields as they are', () => {
    const fields = { requestId: 'r1', attempts: 2, ok: true, none: null, ids: ['a'], nested: { status: 200 } };
    expect(redact(fields)).toEqual(fields);
  });

  it.each([
    'patient',
    'givenName',
    'given_name',
    'Given-Name',
    'BIRTHDATE',
    'phone',
    'email',
    'reason',
    'body',
    'headers',
  ])('replaces whatever stands under %s', (name) => {
    expect(redact({ [name]: { deep: CANARY } })).toEqual({ [name]: '[REDACTED]' });
  });

  it.each(['authorization', 'x-api-key', 'apiKey', 'x-webhook-secret', 'accessToken', 'cookie', 'ticket'])(
    'replaces the secret under %s',
    (name) => {
      expect(redact({ deep: [{ [name]: CANARY }] })).toEqual({ deep: [{ [name]: '[REDACTED]' }] });
    },
  );

  it('prints PHI as [PHI], errors by name, and instances of classes not at all', () => {
    class Record {
      text = CANARY;
    }
    const printed = redact({
      phi: new Phi(CANARY),
      failure: new TypeError(CANARY),
      record: new Record(),
      bytes: Buffer.from(CANARY),
      map: new Map([[CANARY, CANARY]]),
    });
    expect(printed).toMatchObject({ phi: '[PHI]', failure: { errorName: 'TypeError' }, record: '[OBJECT]' });
    expect(printed).toMatchObject({ bytes: '[OBJECT]', map: '[OBJECT]' });
    expect(JSON.stringify(printed)).not.toContain(CANARY);
  });

  it('prints no canary that stands anywhere below a sensitive name, in PHI or in an error', () => {
    const hidden = fc.oneof(
      fc.constant(new Phi(CANARY)),
      fc.constant(new Phi({ name: CANARY })),
      fc.constant(new Error(CANARY)),
      fc.constant(new Error('x', { cause: CANARY })),
      fc.constant(() => CANARY),
      fc.constant(Symbol(CANARY)),
      fc.constantFrom('patient', 'phone', 'memberId', 'body', 'token', 'Message', 'internal_notes').map((name) => ({
        [name]: { any: [CANARY] },
      })),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        hidden,
        fc.jsonValue(),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.string({ maxLength: 6 }), tie('tree'), { maxKeys: 4 }),
        fc.dictionary(fc.string({ maxLength: 6 }), tie('tree'), { maxKeys: 4, noNullPrototype: false }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(JSON.stringify(redact(value)) ?? '').not.toContain(CANARY);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives plain JSON for whatever it gets, and does not change what it got', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withMap: true, withDate: true, withTypedArray: true }), (value) => {
        const safe = redact(value);
        expect(() => JSON.stringify(safe)).not.toThrow();
      }),
    );
    const frozen = Object.freeze({ patient: Object.freeze({ a: 1 }) });
    redact(frozen);
    expect(frozen).toEqual({ patient: { a: 1 } });
  });

  it('comes to an end with cycles, with depth and with ten thousand members', () => {
    const ring: Record<string, unknown>[] = Array.from({ length: 50 }, () => ({}));
    for (const from of ring) for (const [index, to] of ring.entries()) from[`m${index}`] = to;
    expect(JSON.stringify(redact(ring)).length).toBeLessThan(50_000);
    let deep: unknown = CANARY;
    for (let level = 0; level < 10_000; level += 1) deep = { deep };
    expect(JSON.stringify(redact(deep))).toContain('[DEEP]');
    expect((redact(Array.from({ length: 10_000 }, () => 'x')) as unknown[]).length).toBeLessThanOrEqual(500);
    expect((redact('x'.repeat(100_000)) as string).length).toBeLessThan(1_100);
  });

  it('does not take a member named __proto__ for a prototype', () => {
    const printed = redact(JSON.parse('{"__proto__":{"polluted":true},"a":1}')) as Record<string, unknown>;
    expect(printed).toEqual({ a: 1 });
    expect(printed.polluted).toBeUndefined();
  });
});

describe('describeError', () => {
  it("tells an error's name, code and places, and not its message", () => {
    const described = describeError(Object.assign(new RangeError(CANARY), { code: 'ECONNRESET' }));
    expect(described).toMatchObject({ errorName: 'RangeError', errorCode: 'ECONNRESET' });
    expect(described.frames?.[0]).toMatch(/^at .*redact\.test\.ts(\?vitest=\d+)?:\d+:\d+\)?$/);
    expect(JSON.stringify(described)).not.toContain(CANARY);
  });

  it('is not deceived by a message that looks like a place', () => {
    const lookalike = fc
      .array(fc.constantFrom(`    at ${CANARY} (/x.js:1:2)`, `at ${CANARY}:1:2`, CANARY, '', 'Error: x'), {
        maxLength: 6,
      })
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(lookalike, (message) => {
        expect(JSON.stringify(describeError(new Error(message)))).not.toContain(CANARY);
      }),
    );
  });

  it('prints no stack that no longer fits its message', () => {
    const place = `    at ${CANARY} (/x.js:1:2)`;
    const stacks = [
      ['harmless', `Error: \n${place}\n    at real (/y.js:1:2)`],
      ['', `Error: \n${place}`],
      ['', `Error: old\n${place}`],
      ['x', `Error: y\n    at x (/z.js:1:2)\n${place}`],
      ['x', `Error: xy\n${place}`],
    ] as const;
    for (const [message, stack] of stacks) {
      expect(describeError(Object.assign(new Error(message), { stack }))).toEqual({ errorName: 'Error' });
    }
  });

  it('tells the places of an error without a message', () => {
    const silent = Object.assign(new Error(), { stack: 'Error\n    at work (/y.js:1:2)' });
    expect(describeError(silent)).toEqual({ errorName: 'Error', frames: ['at work (/y.js:1:2)'] });
  });

  it('takes no sentence for a name or a code', () => {
    const odd = Object.assign(new Error('x'), { name: `${CANARY} is the patient`, code: `${CANARY} 7` });
    expect(describeError(odd)).toMatchObject({ errorName: 'Error' });
    expect(JSON.stringify(describeError(odd))).not.toContain(CANARY);
  });

  it('tells only the kind of a thrown value that is no error', () => {
    expect(describeError(CANARY)).toEqual({ errorName: 'string' });
    expect(describeError(undefined)).toEqual({ errorName: 'undefined' });
    expect(describeError({ message: CANARY })).toEqual({ errorName: 'object' });
  });

  it('names an AppError by its code', () => {
    expect(describeError(new AppError('SLOT_TAKEN'))).toMatchObject({ errorName: 'AppError', errorCode: 'SLOT_TAKEN' });
  });
});
