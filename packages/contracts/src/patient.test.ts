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
    ['a name of what is not seen', { givenName: '\u200b\u200d\u2060' }],
    ['a name of a letter that is not seen', { givenName: '\u3164' }],
    ['a name of marks', { familyName: "-.'" }],
    ['a name with a zero byte', { givenName: 'Sam\u0000ple' }],
    ['a name of two lines', { givenName: 'Sam\nple' }],
    ['a name with an escape', { familyName: 'Pat\u009bient' }],
    ['a name that is turned around', { familyName: 'Pat\u202eient' }],
    ['a day of the year 0', { birthDate: '0000-01-01' }],
    ['a day of the year 9999', { birthDate: '9999-01-01' }],
    ['a telephone number of blanks', { phone: '      ' }],
    ['a telephone number of dashes', { phone: '+------' }],
    ['a telephone number of two digits', { phone: '(1) (2)' }],
    ['a name of 101 characters', { familyName: 'x'.repeat(101) }],
    ['a day that does not exist', { birthDate: '2001-02-29' }],
    ['an instant for a day', { birthDate: '2000-02-29T00:00:00Z' }],
    ['a telephone number of letters', { phone: 'call me' }],
    ['an address without a host', { email: 'sample' }],
    ['a member that is not known', { nickname: 'S' }],
  ])('refuses %s', (_, change) => {
    expect(phiPatient.safeParse({ ...SAMPLE, ...change }).success).toBe(false);
  });

  it.each([
    ['of another script', '\u5c71\u7530'],
    ['with a joiner that its script needs', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['with marks', 'O\u2019Brien-Smith, Jr.'],
    ['with a combining accent', 'Zoe\u0308'],
    ['that begins with a mark', '\u2019t Hart'],
    ['of a digit', '2'],
    ['beside a letter that is not seen', '\u3164\uac00'],
  ])('takes a name %s', (_, givenName) => {
    expect(phiPatient.parse({ ...SAMPLE, givenName }).reveal().givenName).toBe(givenName);
  });

  it('takes who is born today, wherever that is', () => {
    const born = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    expect(phiPatient.safeParse({ ...SAMPLE, birthDate: '0001-01-01' }).success).toBe(true);
    expect(phiPatient.safeParse({ ...SAMPLE, birthDate: born(0) }).success).toBe(true);
    expect(phiPatient.safeParse({ ...SAMPLE, birthDate: born(3) }).error?.issues).toMatchObject([
      { path: ['birthDate'], message: 'must not be in the future' },
    ]);
  });

  it('takes three digits of a telephone number', () => {
    expect(phiPatient.safeParse({ ...SAMPLE, phone: '(9)-1.1' }).success).toBe(true);
  });

  it('reads any name and number in linear time', () => {
    const started = performance.now();
    for (const part of ['\u200d', '\u3164', 'a', ' ', '-', '1-']) {
      const text = `${part.repeat(50_000)}\u0000`;
      expect(phiPatient.safeParse({ ...SAMPLE, givenName: text, phone: text }).success).toBe(false);
    }
    expect(performance.now() - started).toBeLessThan(1_000);
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
