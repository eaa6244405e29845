import { outcomeOf } from '@frontdesk/booking/testing/front-desk';
import { namesIn } from '@frontdesk/contracts/version-1';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTwoVersions } from '../testing/two-versions.ts';
import { NIGHTS, quartersOf, readingAt } from '../testing/wall-clocks.ts';

const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ'-]{0,8}[A-Za-zÀ-ÖØ-öø-ÿ]$/);
const people = fc.record({
  patientName: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  patientBirthDate: fc.constantFrom('1980-05-17', '1961-02', '2001'),
  patientPhone: fc.option(fc.constantFrom('+1 555 0100', '212-555-0142 x37'), { nil: undefined }),
});
const night = fc.constantFrom(...NIGHTS);
const quarters = fc.integer({ min: 0, max: 95 });
const clockText = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

describe('an appointment booked in version 1', () => {
  it('stands in version 2 at the first time that the clock on the wall shows, with the same facts', async () => {
    await fc.assert(
      fc.asyncProperty(night, quarters, people, async ([timeZone, date], quarter, { patientPhone, ...names }) => {
        const door = await openTwoVersions(timeZone);
        const person = { ...names, ...(patientPhone !== undefined && { patientPhone }) };
        const asked = { provider: 'dr-always', type: 'exam', date, time: clockText(quarter), ...person };
        const shown = quartersOf(timeZone, date).find(({ reading }) => reading === `${date} ${asked.time}`);
        if (shown === undefined) {
          expect(await outcomeOf(door.bookFlat(asked))).toBe('SLOT_UNAVAILABLE');
          return;
        }
        const flat = await door.bookFlat(asked);
        const facts = { ...asked, id: flat.id, practice: door.practiceId, minutes: 30, status: 'booked' };
        expect(flat).toEqual(facts);
        expect(await door.readFlat(flat.id)).toEqual(facts);

        const { start, end, patient, ...current } = await door.read(flat.id);
        expect([Date.parse(start), Date.parse(end)]).toEqual([shown.epochMs, shown.epochMs + 30 * 60_000]);
        expect(current).toMatchObject({
          ...{ id: flat.id, practiceId: door.practiceId, providerId: 'dr-always', appointmentType: 'exam' },
          ...{ status: 'booked', timeZone },
        });
        const [familyName, givenName] = namesIn(asked.patientName);
        expect(patient).toEqual({
          ...(givenName !== undefined && { givenName }),
          familyName,
          birthDate: asked.patientBirthDate,
          ...(patientPhone !== undefined && { phone: patientPhone }),
        });
      }),
      { numRuns: 150 },
    );
  });

  it('is refused in the hour that the clocks skip, and takes the first of the hour that they show twice', async () => {
    const spring = await openTwoVersions('America/New_York');
    const asked = {
      provider: 'dr-always',
      type: 'exam',
      patientName: 'Ada Quicksilver',
      patientBirthDate: '1980-05-17',
    };
    expect(await outcomeOf(spring.bookFlat({ ...asked, date: '2026-03-08', time: '02:30' }))).toBe('SLOT_UNAVAILABLE');
    const autumn = await spring.bookFlat({ ...asked, date: '2026-11-01', time: '01:30' });
    expect((await spring.read(autumn.id)).start).toBe('2026-11-01T01:30:00-04:00');
    expect(await outcomeOf(spring.bookFlat({ ...asked, date: '2026-11-01', time: '01:30' }))).toBe('SLOT_TAKEN');
  });

  it('has the last word of the name as family name, and a single word as well', () => {
    expect(namesIn('Mary Ann  Smith')).toEqual(['Smith', 'Mary Ann']);
    expect(namesIn('Suharto')).toEqual(['Suharto']);
  });

  it('is told of faults by the names that version 1 has', async () => {
    const door = await openTwoVersions('America/New_York');
    const asked = {
      provider: 'dr-always',
      date: '2026-03-09',
      time: '10:00',
      patientName: 'A',
      patientBirthDate: '1980',
    };
    await expect(door.bookFlat({ ...asked, type: 'nothing' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      faults: [{ pointer: '/type' }],
    });
  });
});

describe('an appointment booked in version 2', () => {
  it('shows in version 1 what the clock on the wall shows, with the same facts', async () => {
    await fc.assert(
      fc.asyncProperty(night, fc.nat(), people, fc.boolean(), async ([timeZone, date], pick, names, hasGiven) => {
        const door = await openTwoVersions(timeZone);
        const all = quartersOf(timeZone, date);
        const { epochMs = 0 } = all[pick % all.length] ?? {};
        const patient = {
          ...(hasGiven && { givenName: 'Ada Maria' }),
          familyName: names.patientName,
          birthDate: names.patientBirthDate,
          ...(names.patientPhone !== undefined && { phone: names.patientPhone }),
          email: 'ada@example.test',
        };
        const start = new Date(epochMs).toISOString();
        const booked = await door.book({ providerId: 'dr-always', appointmentType: 'hour', start, patient });
        const [shownDate, shownTime] = readingAt(epochMs, timeZone).split(' ');
        expect(await door.readFlat(booked.id)).toEqual({
          ...{ id: booked.id, practice: door.practiceId, provider: 'dr-always', type: 'hour', status: 'booked' },
          ...{ date: shownDate, time: shownTime, minutes: 60, patientBirthDate: names.patientBirthDate },
          patientName: hasGiven ? `Ada Maria ${names.patientName}` : names.patientName,
          ...(names.patientPhone !== undefined && { patientPhone: names.patientPhone }),
        });
      }),
      { numRuns: 150 },
    );
  });
});
