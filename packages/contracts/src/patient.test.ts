import { Phi } from '@frontdesk/core/phi';
import { describe, expect, it } from 'vitest';
import { bookAppointmentRequest } from './appointment.ts';
import { phiPatient, phiText } from './patient.ts';

const SAMPLE = { givenName: 'Sample', familyName: 'Patient', birthDate: '2000-02-29' };

describe('phiPatient', () => {
  it('wraps the patient, so that only reveal() reads it', () => {
    const patient = phiPatient.parse({ ...SAMPLE, givenName: '  Sample ', phone: '+1 555 0100' });
    expect(patient).toBeInstanceOf(Phi);
    expect(JSON.stringify(patient)).toBe('"[PHI]"');
    expect(patient.reveal()).toEqual({ ...SAMPLE, phone: '+1 555 0100' });
  });

  it.each([
    ['a name of blanks', { givenName: '   ' }],
    ['a name of 101 characters', { familyName: 'x'.repeat(101) }],
    ['a day that does not exist', { birthDate: '2001-02-29' }],
    ['an instant for a day', { birthDate: '2000-02-29T00:00:00Z' }],
    ['a telephone number of letters', { phone: 'call me' }],
    ['an address without a host', { email: 'sample' }],
    ['a member that is not known', { nickname: 'S' }],
  ])('refuses %s', (_, change) => {
    expect(phiPatient.safeParse({ ...SAMPLE, ...change }).success).toBe(false);
  });
});

describe('phiText', () => {
  it('wraps what somebody typed, trimmed, up to 500 characters', () => {
    expect(phiText.parse(' note ').reveal()).toBe('note');
    expect(phiText.safeParse('x'.repeat(501)).success).toBe(false);
    expect(phiText.safeParse('  ').success).toBe(false);
  });
});

describe('bookAppointmentRequest', () => {
  it('prints nothing of the patient or the reason once parsed', () => {
    const request = bookAppointmentRequest.parse({
      providerId: 'dr-adams',
      appointmentType: 'exam',
      start: '2027-03-01T09:00:00-05:00',
      patient: { ...SAMPLE, familyName: 'CANARY', email: 'canary@example.test' },
      reason: 'CANARY',
    });
    expect(JSON.stringify(request)).not.toMatch(/canary/i);
  });
});
