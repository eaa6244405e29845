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
    ['a day of the year 0', { birthDate: '0000-01-01' }],
    ['a day of the year 1', { birthDate: '0001-01-01' }],
    ['a day of 1857', { birthDate: '1857-01-01' }],
    ['a month that does not exist', { birthDate: '1957-13' }],
    ['a day of no month', { birthDate: '1957-00-00' }],
    ['a year of two digits', { birthDate: '57' }],
    ['a month of the future', { birthDate: '2098-05' }],
    ['a name of an emoji', { givenName: '\u{1f600}' }],
    ['an address of 65 characters before the @', { email: `${'x'.repeat(65)}@example.test` }],
    ['a member id of two lines', { memberId: 'a\nb' }],
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
    ['that begins with a mark', '\u2019t Hart'],
    ['with the letter that Hawaiian begins with', '\u02bbAulani'],
    ['of a digit', '2'],
    ['that looks like none', 'Null'],
  ])('takes a name %s', (_, givenName) => {
    expect(phiPatient.parse({ ...SAMPLE, givenName }).reveal().givenName).toBe(givenName);
  });

  it.each([
    ['isolates around it', '\u2068\u05e0\u05d5\u05e2\u05d4\u2069', '\u05e0\u05d5\u05e2\u05d4'],
    ['embeddings around it', '\u202b\u0633\u0644\u0645\u0649\u202c', '\u0633\u0644\u0645\u0649'],
    ['a direction mark', '\u200eMara', 'Mara'],
    ['a zero-width space', '\u200bMara', 'Mara'],
    ['a soft hyphen', 'Ma\u00adra', 'Mara'],
    ['an override', 'Pat\u202eient', 'Patient'],
    ['a combining accent', 'Zoe\u0308', 'Zo\u00eb'],
    ['a letter that is not seen', '\u3164\uac00', '\uac00'],
    ['no-break spaces', '\u00a0Mara\u00a0Li\u00a0', 'Mara Li'],
  ])('keeps a name with %s as it looks', (_, givenName, kept) => {
    expect(phiPatient.parse({ ...SAMPLE, givenName, familyName: givenName }).reveal()).toMatchObject({
      givenName: kept,
      familyName: kept,
    });
  });

  it.each(['1957', '1957-04', '1957-04-11', '2000-02-29', '2024-02-29', '1900'])('takes a birth in %s', (birthDate) => {
    expect(phiPatient.parse({ ...SAMPLE, birthDate }).reveal().birthDate).toBe(birthDate);
  });

  it.each([{ givenName: 'Suhartini' }, { familyName: 'Suhartini' }])('takes a patient of one name, %j', (name) => {
    expect(phiPatient.parse({ ...name, birthDate: '1957-04-11' }).reveal()).toEqual({
      ...name,
      birthDate: '1957-04-11',
    });
  });

  it('asks for a name, beside all else that is wrong', () => {
    const issues = phiPatient.safeParse({ birthDate: '57', phone: 'x' }).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('/')).sort()).toEqual(['birthDate', 'familyName', 'phone']);
    expect(issues.find(({ path }) => path[0] === 'familyName')?.message).toBe(
      'is required, unless there is a given name',
    );
    expect(phiPatient.safeParse(null).error?.issues).toHaveLength(1);
  });

  it('takes who is born today, wherever that is, and nobody of tomorrow or of 131 years ago', () => {
    const today = new Date();
    const born = (days: number, years = 0) => {
      const date = new Date(today.getTime() + days * 86_400_000);
      return `${date.getUTCFullYear() + years}${date.toISOString().slice(4, 10)}`;
    };
    const messagesOf = (birthDate: string) =>
      phiPatient.safeParse({ ...SAMPLE, birthDate }).error?.issues.map(({ message }) => message);
    expect(messagesOf(born(0))).toBeUndefined();
    expect(messagesOf(born(0).slice(0, 7))).toBeUndefined();
    expect(messagesOf(born(0).slice(0, 4))).toBeUndefined();
    expect(messagesOf(born(3))).toEqual(['must not be in the future']);
    expect(messagesOf(String(today.getUTCFullYear() + 2))).toEqual(['must not be in the future']);
    expect(messagesOf(`${today.getUTCFullYear() - 129}-06`)).toBeUndefined();
    expect(messagesOf(`${today.getUTCFullYear() - 132}`)).toEqual(['must not be more than 130 years ago']);
  });

  it('takes three digits of a telephone number', () => {
    expect(phiPatient.safeParse({ ...SAMPLE, phone: '(9)-1.1' }).success).toBe(true);
  });

  // A quadratic reading takes longer than a test may.
  it('reads any name and number in linear time', () => {
    for (const part of ['\u200d', '\u3164', 'a', ' ', '-', '1-']) {
      const text = `${part.repeat(200_000)}\u0000`;
      expect(phiPatient.safeParse({ ...SAMPLE, givenName: text, phone: text }).success).toBe(false);
    }
  });
});

describe('phiText', () => {
  it('wraps what somebody typed, trimmed, up to 500 characters', () => {
    expect(phiText.parse(' note ').reveal()).toBe('note');
    expect(phiText.safeParse('x'.repeat(501)).success).toBe(false);
    expect(phiText.safeParse('  ').success).toBe(false);
    expect(phiText.safeParse('a\u0000b').success).toBe(false);
    expect(phiText.parse('\u{1f469}\u200d\u2695\ufe0f on call\r\nsecond line').reveal()).toBe(
      '\u{1f469}\u200d\u2695\ufe0f on call\nsecond line',
    );
    expect(phiText.parse('\u{1f469}'.repeat(500)).reveal()).toHaveLength(1_000);
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
