import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { describe, expect, it } from 'vitest';
import { bodyOf, outcomeOf } from '../testing/front-desk.ts';
import { openPractice, type World } from '../testing/world.ts';

const TUESDAY_TEN = '2026-03-03T10:00:00-05:00';
const FOREVER = 253_402_300_799;

/** Booking, whatever the ports stand on. */
export function bookingSuite(world: () => World): void {
  describe('booking', () => {
    it('answers 201 with the appointment, where it is, and its version', async () => {
      const practice = await openPractice(world());
      const answer = await practice.desk().book({ start: '2026-03-03T15:00:00Z' });
      expect(answer).toMatchObject({ statusCode: 201, headers: { etag: '"1"' } });
      const body = bodyOf(answer);
      expect(answer.headers.location).toBe(`/appointments/${body.id}`);
      expect(body).toMatchObject({
        practiceId: practice.practiceId,
        providerId: 'dr-adams',
        appointmentType: 'exam',
        status: 'booked',
        start: TUESDAY_TEN,
        end: '2026-03-03T10:30:00-05:00',
        timeZone: 'America/New_York',
        patient: { givenName: 'Ada', familyName: 'Quicksilver' },
        resourceIds: [],
        version: 1,
      });
      expect(await world().events(body.id)).toEqual(['appointment.booked']);
    });

    it('claims the quanta of duration and buffers, and no others', async () => {
      const { practiceId, desk } = await openPractice(world());
      await desk().book({ start: TUESDAY_TEN, appointmentType: 'surgery-consult' });
      const claims = await world().claims(practiceId, 'dr-adams');
      // 14:50Z to 16:20Z.
      expect(Object.keys(claims)).toEqual(Array.from({ length: 18 }, (_, index) => `2026-03-03 ${178 + index}`));
      expect(new Set(Object.values(claims))).toEqual(new Set([FOREVER]));
    });

    it("answers SLOT_TAKEN when another patient's appointment overlaps by five minutes", async () => {
      const { desk } = await openPractice(world());
      await desk().book({ start: TUESDAY_TEN });
      expect(await outcomeOf(desk().book({ start: '2026-03-03T10:25:00-05:00' }))).toBe('SLOT_TAKEN');
      expect(await outcomeOf(desk().book({ start: '2026-03-03T09:35:00-05:00' }))).toBe('SLOT_TAKEN');
    });

    it('lets neighbours touch, and different providers share a time', async () => {
      const { desk } = await openPractice(world());
      await desk().book({ start: TUESDAY_TEN });
      expect(await outcomeOf(desk().book({ start: '2026-03-03T10:30:00-05:00' }))).toBe(201);
      expect(await outcomeOf(desk().book({ start: '2026-03-03T09:30:00-05:00' }))).toBe(201);
      expect(await outcomeOf(desk().book({ start: TUESDAY_TEN, providerId: 'dr-baker' }))).toBe(201);
    });

    it('lets no buffer meet another appointment', async () => {
      const { desk } = await openPractice(world());
      await desk().book({ start: TUESDAY_TEN, appointmentType: 'surgery-consult' });
      expect(await outcomeOf(desk().book({ start: '2026-03-03T11:15:00-05:00' }))).toBe('SLOT_TAKEN');
      expect(await outcomeOf(desk().book({ start: '2026-03-03T09:25:00-05:00' }))).toBe('SLOT_TAKEN');
      expect(await outcomeOf(desk().book({ start: '2026-03-03T11:20:00-05:00' }))).toBe(201);
    });

    it('claims rooms and equipment with the provider, or nothing at all', async () => {
      const { practiceId, desk } = await openPractice(world());
      const first = await desk().book({ start: TUESDAY_TEN, resourceIds: ['room-1', 'laser', 'room-1'] });
      expect(bodyOf(first).resourceIds).toEqual(['room-1', 'laser']);
      const second = desk().book({ start: TUESDAY_TEN, providerId: 'dr-baker', resourceIds: ['room-2', 'laser'] });
      expect(await outcomeOf(second)).toBe('SLOT_TAKEN');
      expect(await world().claims(practiceId, 'dr-baker')).toEqual({});
      expect(await world().claims(practiceId, 'room-2')).toEqual({});
    });

    it('refuses a provider as a resource, and claims nothing of anybody', async () => {
      const { practiceId, desk } = await openPractice(world());
      const booking = desk().book({ start: TUESDAY_TEN, resourceIds: ['room-1', 'dr-baker', 'dr-adams'] });
      const message = 'is a provider; book with them instead';
      await expect(booking).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        faults: ['/resourceIds/1', '/resourceIds/2'].map((pointer) => ({ pointer, message })),
      });
      for (const resourceId of ['dr-adams', 'dr-baker', 'room-1']) {
        expect(await world().claims(practiceId, resourceId)).toEqual({});
      }
    });

    it.each([
      ['an unknown provider', { providerId: 'dr-nobody', start: TUESDAY_TEN }, 'NOT_FOUND'],
      ['an unknown appointment type', { appointmentType: 'tea', start: TUESDAY_TEN }, 'INPUT_INVALID'],
      ['a time outside the opening hours', { start: '2026-03-03T08:55:00-05:00' }, 'SLOT_UNAVAILABLE'],
      ['a time that ends after closing', { start: '2026-03-03T16:45:00-05:00' }, 'SLOT_UNAVAILABLE'],
      ['a time off the grid', { start: '2026-03-03T10:02:00-05:00' }, 'SLOT_UNAVAILABLE'],
      ['a time within a minute', { start: '2026-03-03T10:00:30-05:00' }, 'SLOT_UNAVAILABLE'],
      ['a time that has passed', { start: '2026-02-27T10:00:00-05:00' }, 'SLOT_UNAVAILABLE'],
      ['a date that does not exist', { start: '2026-02-30T10:00:00-05:00' }, 'INPUT_INVALID'],
      ['a start without an offset', { start: '2026-03-03T10:00:00' }, 'INPUT_INVALID'],
    ])('refuses %s', async (_case, wanted, code) => {
      const { practiceId, desk } = await openPractice(world());
      expect(await outcomeOf(desk().book(wanted))).toBe(code);
      expect(await world().claims(practiceId, 'dr-adams')).toEqual({});
    });

    it("refuses what the practice's notice forbids", async () => {
      const { desk } = await openPractice(world(), 'America/New_York', { policy: { minimumNoticeMinutes: 60 } });
      world().clock.set('2026-03-03T14:00:30Z');
      expect(await outcomeOf(desk().book({ start: TUESDAY_TEN }))).toBe('SLOT_UNAVAILABLE');
      expect(await outcomeOf(desk().book({ start: '2026-03-03T10:05:00-05:00' }))).toBe(201);
    });

    it('refuses a time that a closure takes, from the moment it is closed', async () => {
      const practice = await openPractice(world());
      await practice.desk().book({ start: TUESDAY_TEN });
      await practice.change({ revision: 2 }, closed('2026-03-03T16:00:00Z', '2026-03-03T17:00:00Z'));
      expect(await outcomeOf(practice.desk().book({ start: '2026-03-03T10:45:00-05:00' }))).toBe('SLOT_UNAVAILABLE');
      expect(await outcomeOf(practice.desk().book({ start: '2026-03-03T12:00:00-05:00' }))).toBe(201);
    });

    it('never refuses by rules from before: what was opened a second ago can be booked', async () => {
      const practice = await openPractice(world());
      expect(await outcomeOf(practice.desk().book({ start: TUESDAY_TEN, providerId: 'dr-new' }))).toBe('NOT_FOUND');
      await practice.change({ revision: 2, providers: ['dr-new'] });
      expect(await outcomeOf(practice.desk().book({ start: TUESDAY_TEN, providerId: 'dr-new' }))).toBe(201);
    });

    it('knows nothing of the providers and times of another practice', async () => {
      const one = await openPractice(world(), 'America/New_York', { providers: ['dr-only-here'] });
      const other = await openPractice(world());
      await one.desk().book({ start: TUESDAY_TEN });
      expect(await outcomeOf(other.desk().book({ start: TUESDAY_TEN, providerId: 'dr-only-here' }))).toBe('NOT_FOUND');
      expect(await outcomeOf(other.desk().book({ start: TUESDAY_TEN }))).toBe(201);
    });
  });
}

function closed(start: string, end: string): (rules: PracticeRules) => PracticeRules {
  const closure = { id: 'closure-1', start: Date.parse(start) / 60_000, end: Date.parse(end) / 60_000 };
  return (rules) => ({ ...rules, closures: [closure] });
}
