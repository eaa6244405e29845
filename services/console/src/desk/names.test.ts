import { expect, it } from 'vitest';
import { patientName } from './names.ts';

it('names a patient by what is known of the name', () => {
  const birthDate = '1957';
  expect(patientName({ givenName: 'Jane', familyName: 'Sample', birthDate })).toBe('Jane Sample');
  expect(patientName({ givenName: 'Suhartini', birthDate })).toBe('Suhartini');
  expect(patientName({ familyName: 'Suhartini', birthDate })).toBe('Suhartini');
});
