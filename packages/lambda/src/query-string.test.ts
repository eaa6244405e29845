import { listAppointmentsQuery } from '@frontdesk/contracts/appointment';
import { describe, expect, it } from 'vitest';
import { hintAtPlus, repeatedParameters } from './query-string.ts';

describe('repeatedParameters', () => {
  const pointers = (raw: string) => repeatedParameters(raw, listAppointmentsQuery).map(({ pointer }) => pointer);

  it('points at each parameter that occurs more than once, once', () => {
    expect(pointers('from=1&to=2&from=3&from=4&to&to')).toEqual(['/query/from', '/query/to']);
    expect(pointers('from=1&to=2')).toEqual([]);
    expect(pointers('from=1,2')).toEqual([]);
    expect(pointers('')).toEqual([]);
  });

  it('is not deceived by percent-encoding, and bears encoding that is broken', () => {
    expect(pointers('from=1&%66rom=2')).toEqual(['/query/from']);
    expect(pointers('%zz=1&%zz=2&%')).toEqual(['/query']);
  });

  it('repeats no name that it does not know', () => {
    const faults = repeatedParameters('CANARY=1&CANARY=2&__proto__=1&__proto__=2', listAppointmentsQuery);
    expect(faults).toEqual([{ pointer: '/query', message: 'must have every parameter once' }]);
  });
});

describe('hintAtPlus', () => {
  const fault = { pointer: '/query/from', message: 'is wrong' };

  it('tells how to write the + of an offset, where a space stands for it', () => {
    for (const from of ['2027-03-01T09:00:00 05:30', '2027-03-01t09:00:00.5 00:00']) {
      expect(hintAtPlus(fault, { from }).message).toBe('is wrong; write the + of an offset as %2B in a query');
    }
  });

  it('says nothing of it elsewhere', () => {
    for (const from of ['2027-03-01 09:00:00Z', '2027-03-01T09:00:00', 'a b', undefined]) {
      expect(hintAtPlus(fault, { from })).toEqual(fault);
    }
    expect(hintAtPlus({ pointer: '/query', message: 'is wrong' }, {}).message).toBe('is wrong');
  });
});
