import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { knownPath } from './known-path.ts';

const schema = z.strictObject({
  patient: z.strictObject({ name: z.string().optional() }).transform((value) => value),
  list: z.array(z.looseObject({ id: z.string() })).default([]),
  tags: z.record(z.string(), z.looseObject({ name: z.string() })).nullish(),
  pair: z.tuple([z.string(), z.looseObject({ a: z.string() })]),
  either: z.union([
    z.string(),
    z.strictObject({ a: z.strictObject({ b: z.string() }) }),
    z.strictObject({ a: z.string() }),
  ]),
  both: z.intersection(z.looseObject({ a: z.string() }), z.looseObject({ b: z.string() })),
  lazy: z.lazy(() => z.strictObject({ a: z.string() })),
});

describe('knownPath', () => {
  it.each<[PropertyKey[], PropertyKey[]]>([
    [[], []],
    [
      ['patient', 'name'],
      ['patient', 'name'],
    ],
    [['patient', 'CANARY'], ['patient']],
    [['CANARY', 'name'], []],
    [['constructor'], []],
    [['__proto__', 'patient'], []],
    [
      ['list', 7, 'id'],
      ['list', 7, 'id'],
    ],
    [
      ['list', 7, 'CANARY', 0],
      ['list', 7],
    ],
    [['list', 'CANARY'], ['list']],
    [['tags', 'CANARY', 'name'], ['tags']],
    [
      ['pair', 1, 'a'],
      ['pair', 1, 'a'],
    ],
    [['pair', 2], ['pair']],
    [
      ['either', 'a', 'b'],
      ['either', 'a', 'b'],
    ],
    [['either', 'CANARY'], ['either']],
    [
      ['both', 'b'],
      ['both', 'b'],
    ],
    [
      ['lazy', 'a', 'CANARY'],
      ['lazy', 'a'],
    ],
  ])('of %j is %j', (path, known) => expect(knownPath(schema, path)).toEqual(known));

  it('is nothing without a schema', () => expect(knownPath(undefined, ['a'])).toEqual([]));
});
