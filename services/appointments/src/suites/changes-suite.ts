import { describe, expect, it } from 'vitest';
import { bodyOf, outcomeOf } from '../testing/front-desk.ts';
import { openPractice, type World } from '../testing/world.ts';

const start = '2026-03-03T10:00:00-05:00';
const CONFLICT = 'STATUS_CONFLICT';

/** Changes of an appointment, whatever the ports stand on. */
export function changesSuite(world: () => World): void {
  const seconds = () => world().clock.advance(1);

  describe('the status', () => {
    it.each([
      ['arrive', 'arrived', '"2"'],
      ['no-show', 'noshow', '"2"'],
    ] as const)('%s leads to %s; again changes nothing', async (change, status, etag) => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      seconds();
      const first = await desk().change(change, id);
      expect(first).toMatchObject({ statusCode: 200, headers: { etag } });
      expect(bodyOf(first)).toMatchObject({ id, status, version: 2 });
      expect(await desk().change(change, id)).toEqual(first);
      expect(await world().events(id)).toEqual(['appointment.booked', `appointment.${status}`]);
    });

    it('fulfil leads from arrived to fulfilled', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      expect(await outcomeOf(desk().change('fulfil', id))).toBe(CONFLICT);
      await desk().change('arrive', id);
      expect(bodyOf(await desk().change('fulfil', id))).toMatchObject({ status: 'fulfilled', version: 3 });
      for (const change of ['arrive', 'no-show'] as const) {
        expect(await outcomeOf(desk().change(change, id))).toBe(CONFLICT);
      }
      expect(await outcomeOf(desk().cancel(id))).toBe(CONFLICT);
      expect(await outcomeOf(desk().reschedule(id, { start: '2026-03-03T11:00:00-05:00' }))).toBe(CONFLICT);
    });

    it('is changed once by ten who do it at once', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      seconds();
      const answers = await Promise.all(Array.from({ length: 10 }, () => desk().change('arrive', id)));
      expect(answers.map((answer) => bodyOf(answer).version)).toEqual(answers.map(() => 2));
      expect(await world().events(id)).toEqual(['appointment.booked', 'appointment.arrived']);
    });

    it('of an appointment of another practice, or of none, is not found', async () => {
      const one = await openPractice(world());
      const other = await openPractice(world());
      const { id } = bodyOf(await one.desk().book({ start }));
      for (const unknown of [id, 'apt_none']) {
        const desk = other.desk();
        expect(await outcomeOf(desk.read(unknown))).toBe('NOT_FOUND');
        expect(await outcomeOf(desk.change('arrive', unknown))).toBe('NOT_FOUND');
        expect(await outcomeOf(desk.cancel(unknown))).toBe('NOT_FOUND');
        expect(await outcomeOf(desk.cancel(unknown, 'pat', 'key-1'))).toBe('NOT_FOUND');
        expect(await outcomeOf(desk.reschedule(unknown, { start }))).toBe('NOT_FOUND');
        expect(await outcomeOf(desk.trail(unknown))).toBe('NOT_FOUND');
      }
      expect(await one.desk().read(id)).toMatchObject({ status: 'booked', version: 1 });
    });
  });

  describe('cancelling', () => {
    it('gives back exactly what booking took, rooms too', async () => {
      const { practiceId, desk } = await openPractice(world());
      await desk().book({ start: '2026-03-03T09:00:00-05:00' });
      const before = await world().claims(practiceId, 'dr-adams');
      const wanted = { start, appointmentType: 'surgery-consult', resourceIds: ['room-1'] };
      const { id } = bodyOf(await desk().book(wanted));
      await desk().cancel(id);
      expect(await world().claims(practiceId, 'dr-adams')).toEqual(before);
      expect(await world().claims(practiceId, 'room-1')).toEqual({});
      expect(await outcomeOf(desk().book(wanted))).toBe(201);
    });

    it('gives back what booking took although the type has changed since', async () => {
      const practice = await openPractice(world());
      const { id } = bodyOf(await practice.desk().book({ start, appointmentType: 'surgery-consult' }));
      await practice.change({ revision: 2 }, (rules) => {
        const shorter = { code: 'surgery-consult', durationMinutes: 15, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
        return { ...rules, appointmentTypes: new Map([...rules.appointmentTypes, ['surgery-consult', shorter]]) };
      });
      await practice.desk().cancel(id);
      expect(await world().claims(practice.practiceId, 'dr-adams')).toEqual({});
    });

    it('says why and when; again is the same answer and no second event', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      seconds();
      const first = await desk().cancel(id, 'pat-crs');
      const cancellation = { reason: 'pat-crs', at: new Date(world().clock.now()).toISOString() };
      expect(bodyOf(first)).toMatchObject({ status: 'cancelled', version: 2, cancellation });
      seconds();
      expect(await desk().cancel(id, 'prov')).toEqual(first);
      expect(await world().events(id)).toEqual(['appointment.booked', 'appointment.cancelled']);
    });

    it('does not free a time that somebody has booked since', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      await desk().cancel(id);
      await desk().book({ start });
      const claims = await world().claims(practiceId, 'dr-adams');
      await desk().cancel(id);
      expect(await world().claims(practiceId, 'dr-adams')).toEqual(claims);
    });
  });

  describe('rescheduling', () => {
    it('moves by fifteen minutes onto a part of its own time', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      seconds();
      const moved = await desk().reschedule(id, { start: '2026-03-03T10:15:00-05:00' });
      expect(moved).toMatchObject({ statusCode: 200, headers: { etag: '"2"' } });
      expect(bodyOf(moved)).toMatchObject({ id, start: '2026-03-03T10:15:00-05:00', end: '2026-03-03T10:45:00-05:00' });
      const quanta = Object.keys(await world().claims(practiceId, 'dr-adams'));
      expect(quanta).toEqual([183, 184, 185, 186, 187, 188].map((quantum) => `2026-03-03 ${quantum}`));
      expect(await world().events(id)).toEqual(['appointment.booked', 'appointment.rescheduled']);
    });

    it('moves to another provider and day, its rooms with it', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start, resourceIds: ['room-1'] }));
      await desk().reschedule(id, { start: '2026-03-04T10:00:00-05:00', providerId: 'dr-baker' });
      expect(await world().claims(practiceId, 'dr-adams')).toEqual({});
      expect(Object.keys(await world().claims(practiceId, 'dr-baker'))[0]).toBe('2026-03-04 180');
      expect(Object.keys(await world().claims(practiceId, 'room-1'))[0]).toBe('2026-03-04 180');
      await desk().cancel(id);
      expect(await world().claims(practiceId, 'dr-baker')).toEqual({});
      expect(await world().claims(practiceId, 'room-1')).toEqual({});
    });

    it('onto a taken time keeps the old one', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      await desk().book({ start: '2026-03-03T11:00:00-05:00' });
      const before = await world().claims(practiceId, 'dr-adams');
      expect(await outcomeOf(desk().reschedule(id, { start: '2026-03-03T10:45:00-05:00' }))).toBe('SLOT_TAKEN');
      expect(await world().claims(practiceId, 'dr-adams')).toEqual(before);
      expect(await desk().read(id)).toMatchObject({ start, version: 1 });
    });

    it.each([
      ['a closed time', { start: '2026-03-03T07:00:00-05:00' }, 'SLOT_UNAVAILABLE'],
      ['an unknown provider', { start, providerId: 'dr-nobody' }, 'NOT_FOUND'],
      ['a start without an offset', { start: '2026-03-03T11:00:00' }, 'INPUT_INVALID'],
    ])('to %s keeps the old one', async (_case, asked, code) => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      expect(await outcomeOf(desk().reschedule(id, asked))).toBe(code);
      expect(await desk().read(id)).toMatchObject({ start, version: 1 });
    });

    it('to where it is changes nothing, however the instant is written', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      const answer = await desk().reschedule(id, { start: '2026-03-03T15:00:00Z', providerId: 'dr-adams' });
      expect(bodyOf(answer)).toMatchObject({ start, version: 1 });
      expect(await world().events(id)).toEqual(['appointment.booked']);
    });

    it('follows rules that changed since this container read them', async () => {
      const practice = await openPractice(world());
      const { id } = bodyOf(await practice.desk().book({ start }));
      await practice.change({ revision: 2, providers: ['dr-new'] });
      const moved = practice.desk().reschedule(id, { start: '2026-03-03T20:00:00-05:00', providerId: 'dr-new' });
      expect(await outcomeOf(moved)).toBe(200);
    });

    it('claims and gives back on both sides of midnight in UTC', async () => {
      const { practiceId, desk } = await openPractice(world());
      const booked = await desk().book({
        start: '2026-03-03T18:30:00-05:00',
        providerId: 'dr-always',
        appointmentType: 'hour',
      });
      await desk().reschedule(bodyOf(booked).id, { start: '2026-03-03T18:45:00-05:00' });
      const claims = Object.keys(await world().claims(practiceId, 'dr-always'));
      expect([claims.length, claims[0], claims.at(-1)]).toEqual([12, '2026-03-03 285', '2026-03-04 008']);
    });
  });
}
