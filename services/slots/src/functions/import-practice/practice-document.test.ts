import { readdirSync, readFileSync } from 'node:fs';
import { LONGEST_APPOINTMENT_MINUTES } from '@frontdesk/contracts/appointment-type';
import { practiceDocument as sample } from '@frontdesk/practices/testing/practice-documents';
import { MAXIMUM_CLAIM_MINUTES } from '@frontdesk/scheduling/quantum';
import { describe, expect, it } from 'vitest';
import { practiceDocument } from './practice-document.ts';

const demo = new URL('../../../demo/', import.meta.url);
const pointers = (document: unknown) =>
  practiceDocument.safeParse(document).error?.issues.map(({ path }) => `/${path.join('/')}`);

describe("the demo's practices", () => {
  it.each(readdirSync(demo))('%s is a practice document', (file) => {
    expect(pointers(JSON.parse(readFileSync(new URL(file, demo), 'utf8')))).toBeUndefined();
  });

  it('are a small, a large and an enterprise practice, and a sandbox', () => {
    expect(readdirSync(demo).sort()).toEqual(['p001.json', 'p002.json', 'p003.json', 'sandbox.json']);
  });
});

describe('a practice document', () => {
  it('takes types that a page of a day can take, and no longer ones', () => {
    expect(LONGEST_APPOINTMENT_MINUTES).toBe(MAXIMUM_CLAIM_MINUTES);
  });

  const [exam] = sample().appointmentTypes;

  it('may leave buffers and overrides out', () => {
    const { weekly } = sample().providers[0]!;
    const document = {
      ...sample(),
      appointmentTypes: [{ code: 'exam', durationMinutes: 30 }],
      providers: [{ providerId: 'dr-adams', weekly }],
    };
    expect(practiceDocument.parse(document)).toMatchObject({
      appointmentTypes: [{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }],
      providers: [{ overrides: [] }],
    });
  });

  it('is called as people write it, on one line without invisible characters', () => {
    expect(practiceDocument.parse({ ...sample(), displayName: '\u200e Dr.\u00a0Mu\u0308ller ' }).displayName).toBe(
      'Dr. Müller',
    );
  });

  it.each([
    ['a name without a letter or digit', { displayName: '…' }, '/displayName'],
    ['a zone that is none', { timeZone: '+02:00' }, '/timeZone'],
    ['a grid off the five minutes', { startGridMinutes: 7 }, '/startGridMinutes'],
    ['a notice below zero', { minimumNoticeMinutes: -1 }, '/minimumNoticeMinutes'],
    ['two types of one code', { appointmentTypes: [exam, exam] }, '/appointmentTypes'],
    ['a type longer than a claim', { appointmentTypes: [{ ...exam, bufferAfterMinutes: 331 }] }, '/appointmentTypes/0'],
    ['an id that cannot be one', { practiceId: 'p#1' }, '/practiceId'],
  ])('refuses %s', (_, change, pointer) => {
    expect(pointers({ ...sample(), ...change })).toEqual([pointer]);
  });
});
