import { describe, expect, it } from 'vitest';
import { bodyOf, outcomeOf } from '../testing/front-desk.ts';
import { openPractice, type World } from '../testing/world.ts';

const start = '2026-03-03T10:00:00-05:00';
const CONFLICT = 'STATUS_CONFLICT';

/** Changes of an appointment, whatever the ports stand on. */
export function changesSuite(world: () => World): void {
  const seconds = () => world().clock.advance(1);
  /** The time of the appointments comes. */
  const begin = () => world().clock.set(start);

  describe('the status', () => {
    it.each([
      ['arrive', 'arrived', '"2"'],
      ['no-show', 'noshow', '"2"'],
    ] as const)('%s leads to %s; again changes nothing', async (change, status, etag) => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      begin();
      const first = await desk().change(change, id);
      expect(first).toMatchObject({ statusCode: 200, headers: { etag } });
      expect(bodyOf(first)).toMatchObject({ id, status, version: 2 });
      expect(await desk().change(change, id)).toEqual(first);
      expect(await world().events(id)).toEqual(['appointment.booked', `appointment.${status}`]);
    });

    it('fulfil leads from arrived to fulfilled', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      begin();
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
      begin();
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
        expect(await outcomeOf(desk.change('correct', unknown))).toBe('NOT_FOUND');
        expect(await outcomeOf(desk.cancel(unknown))).toBe('NOT_FOUND');
        expect(await outcomeOf(desk.cancel(unknown, 'pat', 'key-1'))).toBe('NOT_FOUND');
        expect(await outcomeOf(desk.reschedule(unknown, { start }))).toBe('NOT_FOUND');
        expect(await outcomeOf(desk.trail(unknown))).toBe('NOT_FOUND');
      }
      expect(await one.desk().read(id)).toMatchObject({ status: 'booked', version: 1 });
    });
  });

  describe('the clock', () => {
    it('lets nobody arrive more than a day early, and no visit be over before it began', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      world().clock.set('2026-03-02T09:59:59-05:00');
      await expect(desk().change('arrive', id)).rejects.toMatchObject({
        code: CONFLICT,
        detail: 'This is possible from 2026-03-02T10:00:00-05:00 on.',
      });
      world().clock.set('2026-03-02T10:00:00-05:00');
      await expect(desk().change('no-show', id)).rejects.toMatchObject({
        code: CONFLICT,
        detail: `This is possible from ${start} on.`,
      });
      expect(bodyOf(await desk().change('arrive', id))).toMatchObject({ status: 'arrived' });
      expect(await outcomeOf(desk().change('fulfil', id))).toBe(CONFLICT);
      begin();
      expect(bodyOf(await desk().change('fulfil', id))).toMatchObject({ status: 'fulfilled', version: 3 });
      expect(await world().events(id)).toEqual(['appointment.booked', 'appointment.arrived', 'appointment.fulfilled']);
    });
  });

  describe('a no-show', () => {
    const wanted = { start, appointmentType: 'surgery-consult', resourceIds: ['room-1'] };

    it('gives back exactly what booking took, rooms too, once', async () => {
      const { practiceId, desk } = await openPractice(world());
      await desk().book({ start: '2026-03-03T09:00:00-05:00' });
      const before = await world().claims(practiceId, 'dr-adams');
      const { id } = bodyOf(await desk().book(wanted));
      begin();
      await desk().change('no-show', id);
      expect(await world().claims(practiceId, 'dr-adams')).toEqual(before);
      expect(await world().claims(practiceId, 'room-1')).toEqual({});
      const walkIn = { start: '2026-03-03T10:25:00-05:00', resourceIds: ['room-1'] };
      expect(await outcomeOf(desk().book(walkIn))).toBe(201);
      const after = await world().claims(practiceId, 'dr-adams');
      await desk().change('no-show', id);
      expect(await world().claims(practiceId, 'dr-adams')).toEqual(after);
      expect(bodyOf(await desk().cancel(id, 'oth-err'))).toMatchObject({ status: 'cancelled' });
      expect(await world().claims(practiceId, 'dr-adams')).toEqual(after);
    });

    it.each([
      ['arrive', 'arrived'],
      ['correct', 'booked'],
    ] as const)(
      'takes the same time again by %s, and nothing when somebody has some of it by now',
      async (change, status) => {
        const { practiceId, desk } = await openPractice(world());
        const { id } = bodyOf(await desk().book(wanted));
        const booked = await world().claims(practiceId, 'dr-adams');
        begin();
        await desk().change('no-show', id);
        const walkIn = bodyOf(
          await desk().book({ start: '2026-03-03T11:00:00-05:00', appointmentType: 'contact-lens' }),
        );
        const taken = await world().claims(practiceId, 'dr-adams');
        expect(await outcomeOf(desk().change(change, id))).toBe('SLOT_TAKEN');
        expect(await world().claims(practiceId, 'dr-adams')).toEqual(taken);
        expect(await world().claims(practiceId, 'room-1')).toEqual({});
        expect(await desk().read(id)).toMatchObject({ status: 'noshow', version: 2 });
        await desk().cancel(walkIn.id);
        expect(bodyOf(await desk().change(change, id))).toMatchObject({ status, version: 3 });
        expect(await world().claims(practiceId, 'dr-adams')).toEqual(booked);
        expect(Object.keys(await world().claims(practiceId, 'room-1'))).toEqual(Object.keys(booked));
        expect(await outcomeOf(desk().book({ start: '2026-03-03T11:05:00-05:00' }))).toBe('SLOT_TAKEN');
      },
    );

    it('whose time ten want at once, the late patient among them, goes to one', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      begin();
      await desk().change('no-show', id);
      const late = outcomeOf(desk().change('arrive', id));
      const others = Array.from({ length: 9 }, (_, index) => outcomeOf(desk(`agent ${index}`).book({ start })));
      const outcomes = await Promise.all([late, ...others]);
      expect(outcomes.filter((outcome) => outcome === 200 || outcome === 201)).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'SLOT_TAKEN')).toHaveLength(9);
      expect(Object.keys(await world().claims(practiceId, 'dr-adams'))).toHaveLength(6);
    });
  });

  describe('a correction', () => {
    it('takes a status back one step at a time, each with its event and its audit entry', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      const claims = await world().claims(practiceId, 'dr-adams');
      expect(await outcomeOf(desk().change('correct', id))).toBe(CONFLICT);
      begin();
      await desk().change('arrive', id);
      await desk().change('fulfil', id);
      seconds();
      expect(bodyOf(await desk('boss').change('correct', id))).toMatchObject({ status: 'arrived', version: 4 });
      seconds();
      expect(bodyOf(await desk('boss').change('correct', id))).toMatchObject({ status: 'booked', version: 5 });
      expect(await world().claims(practiceId, 'dr-adams')).toEqual(claims);
      expect((await world().events(id)).slice(3)).toEqual(['appointment.corrected', 'appointment.corrected']);
      const { entries } = await desk().trail(id);
      expect(entries.slice(-2)).toMatchObject([
        { action: 'corrected', subject: 'boss' },
        { action: 'corrected', subject: 'boss' },
      ]);
      expect(await outcomeOf(desk().reschedule(id, { start: '2026-03-03T11:00:00-05:00' }))).toBe(200);
    });

    it('with a key is one step, however often it is asked for', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      begin();
      await desk().change('arrive', id);
      await desk().change('fulfil', id);
      const first = await desk().change('correct', id, 'key-1');
      expect(await desk().change('correct', id, 'key-1')).toEqual(first);
      expect(await desk().read(id)).toMatchObject({ status: 'arrived', version: 4 });
    });

    it('brings a cancelled appointment back to its time, while nobody else has any of it', async () => {
      const { practiceId, desk } = await openPractice(world());
      const wanted = { start, appointmentType: 'surgery-consult', resourceIds: ['room-1'] };
      const { id } = bodyOf(await desk().book(wanted));
      const [claims, rooms] = [
        await world().claims(practiceId, 'dr-adams'),
        Object.keys(await world().claims(practiceId, 'room-1')),
      ];
      seconds();
      await desk('anna').cancel(id, 'oth-err');
      const other = bodyOf(await desk().book({ start: '2026-03-03T11:00:00-05:00', appointmentType: 'contact-lens' }));
      expect(await outcomeOf(desk('anna').change('correct', id))).toBe('SLOT_TAKEN');
      expect(await desk().read(id)).toMatchObject({ status: 'cancelled', version: 2 });
      await desk().cancel(other.id);
      seconds();
      const back = bodyOf(await desk('boss').change('correct', id));
      expect(back).toMatchObject({ status: 'booked', start, version: 3 });
      expect(back).not.toHaveProperty('cancellation');
      expect(await desk().read(id)).not.toHaveProperty('cancellation');
      expect(await world().claims(practiceId, 'dr-adams')).toEqual(claims);
      expect(Object.keys(await world().claims(practiceId, 'room-1'))).toEqual(rooms);
      expect(await outcomeOf(desk().book({ start }))).toBe('SLOT_TAKEN');
      const { entries } = await desk().trail(id);
      expect(entries.map(({ action, subject }) => `${action} ${subject}`)).toEqual(
        expect.arrayContaining(['cancelled anna', 'corrected boss']),
      );
      expect(await world().events(id)).toEqual([
        ...['appointment.booked', 'appointment.cancelled', 'appointment.corrected'],
      ]);
    });

    it('is for two minutes the change’s maker’s, one step, by the clock of the service; then a manager’s', async () => {
      const { desk, agent } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      begin();
      await agent('anna').change('arrive', id);
      expect(await outcomeOf(agent('otto').change('correct', id))).toBe('FORBIDDEN');
      // Otto’s repetition changes nothing, so it stays Anna’s.
      await agent('otto').change('arrive', id);
      expect(await outcomeOf(agent('otto').change('correct', id))).toBe('FORBIDDEN');
      await agent('anna').change('fulfil', id);
      world().clock.advance(120);
      expect(bodyOf(await agent('anna').change('correct', id, 'key-1'))).toMatchObject({ status: 'arrived' });
      expect(await outcomeOf(agent('anna').change('correct', id))).toBe('FORBIDDEN');
      seconds();
      // What was answered stays answered.
      expect(bodyOf(await agent('anna').change('correct', id, 'key-1'))).toMatchObject({ status: 'arrived' });
      await agent('anna').change('fulfil', id);
      world().clock.advance(121);
      expect(await outcomeOf(agent('anna').change('correct', id))).toBe('FORBIDDEN');
      expect(bodyOf(await desk('boss').change('correct', id))).toMatchObject({ status: 'arrived' });
      expect(bodyOf(await desk('boss').change('correct', id))).toMatchObject({ status: 'booked' });
      expect(await outcomeOf(agent('anna').change('correct', id))).toBe(CONFLICT);
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
