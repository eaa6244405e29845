import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { originList, readEnvironment } from './environment.ts';

const schema = z.object({ TABLE: z.string().min(3), LIMIT: z.coerce.number().int() });

describe('readEnvironment', () => {
  it('returns what the schema makes of the variables', () => {
    expect(readEnvironment(schema, { TABLE: 'things', LIMIT: '5', OTHER: 'x' })).toEqual({ TABLE: 'things', LIMIT: 5 });
  });

  it('names every variable that is missing or wrong, and never a value', () => {
    const read = () => readEnvironment(schema, { LIMIT: 'CANARY-VALUE' });
    expect(read).toThrow('Environment variables missing or not valid: LIMIT, TABLE');
    expect(read).not.toThrow(/CANARY/);
  });

  it('names a variable that holds nothing', () => {
    expect(() => readEnvironment(schema, { TABLE: '', LIMIT: '1' })).toThrow(/: TABLE$/);
  });
});

describe('originList', () => {
  it('splits at commas and drops blanks', () => {
    expect(originList.parse(' https://a.example, https://b.example ,')).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
  });
});
