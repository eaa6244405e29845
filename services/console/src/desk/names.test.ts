import { expect, it } from 'vitest';
import { appointmentTypeName, listedName, patientName, providerName } from './names.ts';

it('names a patient by what is known of the name', () => {
  const birthDate = '1957';
  const names = (patient: object) => [patientName({ birthDate, ...patient }), listedName({ birthDate, ...patient })];
  expect(names({ givenName: 'Jane', familyName: 'Sample' })).toEqual(['Jane Sample', 'Sample, Jane']);
  expect(names({ givenName: 'Suhartini' })).toEqual(['Suhartini', 'Suhartini']);
  expect(names({ familyName: 'Suhartini' })).toEqual(['Suhartini', 'Suhartini']);
});

it('calls providers and appointment types what the practice calls them, and makes a name of the id of others', () => {
  const type = { version: 1, durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  const practice = {
    providers: [{ providerId: 'dr-mueller', displayName: 'Dr. Müller' }, { providerId: 'dr-baker' }],
    appointmentTypes: [{ appointmentType: 'exam', displayName: 'Eye exam', ...type }],
  };
  expect(['dr-mueller', 'dr-baker', 'dr-gone'].map((id) => providerName(id, practice))).toEqual([
    'Dr. Müller',
    'Dr Baker',
    'Dr Gone',
  ]);
  expect(['exam', 'contact-lens'].map((id) => appointmentTypeName(id, practice))).toEqual(['Eye exam', 'Contact lens']);
});
