import { describe, expect, it } from 'vitest';
import { bookedPatient } from './booking-request.ts';
import { withOwnMemberId } from './own-member-id.ts';
import { detailsOf, type PatientDetails } from './patient-details.ts';

const nora = { givenName: 'Nora', familyName: 'Nováková', birthDate: '1980-05-17', memberId: 'ABC12345' };

/** The form after these changes, one after the other, of what is known of Nora. */
function typed(...changes: readonly Partial<PatientDetails>[]): PatientDetails {
  let details = detailsOf(nora);
  for (const change of changes) details = withOwnMemberId(details, { ...details, ...change }, nora);
  return details;
}

describe('the member ID of a patient who is booked again', () => {
  it('is booked while the person is the same, however the name is written', () => {
    expect(bookedPatient(typed({ familyName: 'NOVAKOVA' }, { phone: '911' }))).toMatchObject({ memberId: 'ABC12345' });
  });

  it.each([{ familyName: 'Novák' }, { givenName: 'N' }, { birthDate: '1981-05-17' }, { birthDate: '' }])(
    'is not booked for another person: %o',
    (change) => {
      expect(bookedPatient(typed(change))).not.toHaveProperty('memberId');
    },
  );

  it('comes back with the name and the birth date', () => {
    expect(typed({ givenName: 'Nor' }, { givenName: 'Nora' }).memberId).toBe('ABC12345');
  });

  it('that somebody typed stays', () => {
    expect(typed({ givenName: 'Ben' }, { memberId: 'XYZ' }, { familyName: 'Sample' }).memberId).toBe('XYZ');
    expect(typed({ memberId: '' }, { phone: '911' }).memberId).toBe('');
  });
});
