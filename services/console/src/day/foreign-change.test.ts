import { expect, it } from 'vitest';
import { changeSentence } from './foreign-change.ts';

const practice = { id: 'p001', timeZone: 'America/New_York', providers: [], appointmentTypes: [], version: 1 };

it('says what somebody else has changed', () => {
  const before = { version: 1, status: 'booked', start: '2027-03-01T09:00:00-05:00', providerId: 'dr-adams' } as const;
  const said = (change: object) =>
    changeSentence(before, { ...before, version: 2, ...change }, practice)?.replaceAll(/\s/g, ' ');
  expect(changeSentence(before, before, practice)).toBeUndefined();
  expect(said({ version: 1, status: 'cancelled' })).toBeUndefined();
  expect(said({ status: 'cancelled' })).toContain('“Cancelled”');
  expect(said({ start: '2027-03-02T10:00:00-05:00' })).toContain('to Tuesday, March 2, 2027 at 10:00 AM with Dr Adams');
  expect(said({ providerId: 'dr-baker' })).toContain('with Dr Baker');
  // The same instant in another notation is no move.
  expect(said({ start: '2027-03-01T14:00:00Z' })).toContain('Changed meanwhile');
});
