import { MOST_OPEN_HOLDS } from '@frontdesk/contracts/hold';
import { describe, expect, it } from 'vitest';
import { bodyOf, type FrontDesk, outcomeOf } from '../testing/front-desk.ts';
import { openPractice, type World } from '../testing/world.ts';

/** A quarter of an hour of `dr-always`, from eight o'clock on. */
function quarterOf(index: number) {
  const at = new Date(Date.parse('2026-03-03T13:00:00Z') + index * 15 * 60_000).toISOString();
  return { start: at, providerId: 'dr-always', appointmentType: 'contact-lens' };
}

const idsHeld = async (desk: FrontDesk): Promise<string[]> => (await desk.heldTimes()).map(({ id }) => id);

const start = '2026-03-03T10:00:00-05:00';

/** Holds, whatever the ports stand on. */
export function holdsSuite(world: () => World): void {
  describe('a hold', () => {
    it('says whose time it is and until when', async () => {
      const { practiceId, desk } = await openPractice(world());
      const answer = await desk().hold({ start });
      const body = bodyOf(answer);
      expect(answer).toMatchObject({ statusCode: 201, headers: { location: `/holds/${body.id}` } });
      expect(body).toEqual({
        id: expect.stringMatching(/^hold_/),
        practiceId,
        providerId: 'dr-adams',
        appointmentType: 'exam',
        start,
        end: '2026-03-03T10:30:00-05:00',
        timeZone: 'America/New_York',
        holdTtlSeconds: 300,
        expiresAt: '2026-03-01T12:05:00.000Z',
      });
    });

    it('keeps the time from everybody else', async () => {
      const { desk } = await openPractice(world());
      await desk('anna').hold({ start });
      expect(await outcomeOf(desk('bert').book({ start }))).toBe('SLOT_TAKEN');
      expect(await outcomeOf(desk('bert').hold({ start }))).toBe('SLOT_TAKEN');
    });

    it('is turned into an appointment by its holder, once', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id: holdId } = bodyOf(await desk().hold({ start, appointmentType: 'surgery-consult' }));
      const wanted = { start, appointmentType: 'surgery-consult', holdId };
      expect(await outcomeOf(desk().book(wanted))).toBe(201);
      const claims = await world().claims(practiceId, 'dr-adams');
      expect(Object.keys(claims)).toHaveLength(18);
      expect(new Set(Object.values(claims))).toEqual(new Set([253_402_300_799]));
      expect(await outcomeOf(desk().book(wanted))).toBe('NOT_FOUND');
    });

    it('is booked together with a room that it does not hold', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id: holdId } = bodyOf(await desk().hold({ start }));
      expect(await outcomeOf(desk().book({ start, holdId, resourceIds: ['room-1'] }))).toBe(201);
      expect(Object.keys(await world().claims(practiceId, 'room-1'))).toHaveLength(6);
    });

    it('lapses by itself after five minutes', async () => {
      const { desk } = await openPractice(world());
      await desk('anna').hold({ start });
      world().clock.advance(300);
      expect(await outcomeOf(desk('bert').book({ start }))).toBe('SLOT_TAKEN');
      world().clock.advance(1);
      expect(await outcomeOf(desk('bert').book({ start }))).toBe(201);
    });

    it('that has lapsed is no obstacle to its holder while nobody else has the time', async () => {
      const { desk } = await openPractice(world());
      const { id: holdId } = bodyOf(await desk().hold({ start }));
      world().clock.advance(301);
      expect(await outcomeOf(desk().book({ start, holdId }))).toBe(201);
    });

    it('that has lapsed gives its holder no claim against who booked since', async () => {
      const { desk } = await openPractice(world());
      const { id: holdId } = bodyOf(await desk('anna').hold({ start }));
      world().clock.advance(301);
      await desk('bert').book({ start });
      expect(await outcomeOf(desk('anna').book({ start, holdId }))).toBe('SLOT_TAKEN');
      // A clock that runs behind changes nothing: the day sheet names who has the time.
      world().clock.advance(-200);
      expect(await outcomeOf(desk('anna').book({ start, holdId }))).toBe('SLOT_TAKEN');
    });

    it('is as unknown to others as one that never was', async () => {
      const one = await openPractice(world());
      const other = await openPractice(world());
      const { id: holdId } = bodyOf(await one.desk('anna').hold({ start }));
      const never = holdId.replace(/.{4}$/, '0000');
      expect(await outcomeOf(one.desk('bert').book({ start, holdId }))).toBe('NOT_FOUND');
      expect(await outcomeOf(other.desk('anna').book({ start, holdId }))).toBe('NOT_FOUND');
      expect(await outcomeOf(one.desk('anna').book({ start, holdId: never }))).toBe('NOT_FOUND');
      expect(await outcomeOf(one.desk('anna').book({ start, holdId: 'apt_1' }))).toBe('NOT_FOUND');
      expect(await outcomeOf(one.desk('bert').release(holdId))).toBe('NOT_FOUND');
      expect(await outcomeOf(other.desk('anna').release(holdId))).toBe('NOT_FOUND');
      expect(await outcomeOf(one.desk('anna').book({ start, holdId }))).toBe(201);
    });

    it.each([
      ['time', { start: '2026-03-03T11:00:00-05:00' }],
      ['provider', { start, providerId: 'dr-baker' }],
      ['appointment type', { start, appointmentType: 'contact-lens' }],
    ])('is not good for another %s', async (_what, wanted) => {
      const { desk } = await openPractice(world());
      const { id: holdId } = bodyOf(await desk().hold({ start }));
      expect(await outcomeOf(desk().book({ ...wanted, holdId }))).toBe('SLOT_UNAVAILABLE');
    });

    it('counts as the notice that its holder gave', async () => {
      const { desk } = await openPractice(world(), 'America/New_York', { policy: { minimumNoticeMinutes: 60 } });
      world().clock.set('2026-03-03T14:00:00Z');
      const { id: holdId } = bodyOf(await desk().hold({ start }));
      world().clock.advance(240);
      expect(await outcomeOf(desk().book({ start, holdId }))).toBe(201);
    });

    it('is turned into an appointment that takes more time since its type has changed', async () => {
      const practice = await openPractice(world());
      const { id: holdId } = bodyOf(await practice.desk().hold({ start }));
      await practice.change({ revision: 2 }, (rules) => {
        const exam = { code: 'exam', durationMinutes: 40, bufferBeforeMinutes: 5, bufferAfterMinutes: 0 };
        return { ...rules, appointmentTypes: new Map([...rules.appointmentTypes, ['exam', exam]]) };
      });
      expect(await outcomeOf(practice.desk().book({ start, holdId }))).toBe(201);
      const claims = await world().claims(practice.practiceId, 'dr-adams');
      expect(Object.keys(claims)).toHaveLength(9);
      expect(new Set(Object.values(claims))).toEqual(new Set([253_402_300_799]));
    });

    it('is renewed by its holder for exactly the same time: five more minutes, one claim, one id', async () => {
      const { practiceId, desk } = await openPractice(world());
      const first = bodyOf(await desk('anna').hold({ start }));
      world().clock.advance(200);
      const second = bodyOf(await desk('anna').hold({ start: '2026-03-03T15:00:00Z' }));
      expect(second).toEqual({ ...first, id: second.id, expiresAt: '2026-03-01T12:08:20.000Z' });
      expect(second.id).not.toBe(first.id);
      const claims = Object.values(await world().claims(practiceId, 'dr-adams'));
      expect(claims).toEqual(Array.from({ length: 6 }, () => Date.parse('2026-03-01T12:08:20Z') / 1000));
      expect(await idsHeld(desk('anna'))).toEqual([second.id]);
      // The first would have lapsed by now.
      world().clock.advance(150);
      expect(await outcomeOf(desk('bert').hold({ start }))).toBe('SLOT_TAKEN');
      expect(await outcomeOf(desk('anna').release(first.id))).toBe('NOT_FOUND');
      expect(await outcomeOf(desk('anna').book({ start, holdId: first.id }))).toBe('NOT_FOUND');
      expect(await outcomeOf(desk('anna').book({ start, holdId: second.id }))).toBe(201);
      expect(await idsHeld(desk('anna'))).toEqual([]);
    });

    it('is renewed to what its type takes by now', async () => {
      const practice = await openPractice(world());
      await practice.desk().hold({ start, appointmentType: 'surgery-consult' });
      await practice.change({ revision: 2 }, (rules) => {
        const shorter = { code: 'surgery-consult', durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 5 };
        return { ...rules, appointmentTypes: new Map([...rules.appointmentTypes, ['surgery-consult', shorter]]) };
      });
      const { id } = bodyOf(await practice.desk().hold({ start, appointmentType: 'surgery-consult' }));
      expect(Object.keys(await world().claims(practice.practiceId, 'dr-adams'))).toHaveLength(13);
      await practice.desk().release(id);
      expect(await world().claims(practice.practiceId, 'dr-adams')).toEqual({});
    });

    it('that overlaps another of the same person is refused like anybody’s', async () => {
      const { desk } = await openPractice(world());
      await desk().hold({ start });
      expect(await outcomeOf(desk().hold({ start: '2026-03-03T10:15:00-05:00' }))).toBe('SLOT_TAKEN');
      expect(await outcomeOf(desk().hold({ start, appointmentType: 'contact-lens' }))).toBe('SLOT_TAKEN');
      expect(await outcomeOf(desk().hold({ start, providerId: 'dr-baker' }))).toBe(201);
      expect(await outcomeOf(desk().book({ start }))).toBe('SLOT_TAKEN');
    });

    it('that has lapsed is not renewed: another may have the time by now', async () => {
      const { desk } = await openPractice(world());
      await desk('anna').hold({ start });
      world().clock.advance(301);
      await desk('bert').book({ start });
      expect(await outcomeOf(desk('anna').hold({ start }))).toBe('SLOT_TAKEN');
    });

    it('is one of the holder’s own open ones, whom nobody else is told of', async () => {
      const one = await openPractice(world());
      const other = await openPractice(world());
      const later = bodyOf(await one.desk('anna').hold({ start: '2026-03-03T14:00:00-05:00' }));
      const earlier = bodyOf(await one.desk('anna').hold({ start }));
      expect(await idsHeld(one.desk('anna'))).toEqual([earlier.id, later.id]);
      expect(await idsHeld(one.desk('bert'))).toEqual([]);
      expect(await idsHeld(other.desk('anna'))).toEqual([]);
      await one.desk('anna').release(earlier.id);
      expect(await idsHeld(one.desk('anna'))).toEqual([later.id]);
      world().clock.advance(301);
      expect(await idsHeld(one.desk('anna'))).toEqual([]);
    });

    it('is one of ten at most, per person and practice; what is booked, given back or lapsed counts no more', async () => {
      const { desk } = await openPractice(world());
      const elsewhere = await openPractice(world());
      const hold = (quarter: number, who = 'anna') => desk(who).hold(quarterOf(quarter));
      const ids: string[] = [];
      for (let quarter = 0; quarter < MOST_OPEN_HOLDS; quarter += 1) {
        ids.push(bodyOf(await hold(quarter)).id);
        world().clock.advance(10);
      }
      await expect(hold(20)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 201 });
      expect(await outcomeOf(hold(0))).toBe(201);
      expect(await outcomeOf(hold(0, 'bert'))).toBe('SLOT_TAKEN');
      expect(await outcomeOf(hold(21, 'bert'))).toBe(201);
      expect(await outcomeOf(elsewhere.desk('anna').hold({ start }))).toBe(201);

      await desk('anna').release(ids[3] ?? '');
      expect(await outcomeOf(hold(20))).toBe(201);
      expect(await outcomeOf(hold(22))).toBe('RATE_LIMITED');
      expect(await outcomeOf(desk('anna').book({ ...quarterOf(4), holdId: ids[4] ?? '' }))).toBe(201);
      expect(await outcomeOf(hold(22))).toBe(201);
      await expect(hold(23)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 211 });
      world().clock.advance(211);
      expect(await outcomeOf(hold(23))).toBe(201);
      expect(await idsHeld(desk('anna'))).toHaveLength(MOST_OPEN_HOLDS);
    });

    it.each(['booked', 'given back'])(
      'whose place a clock that runs ahead gave to another is %s all the same',
      async (end) => {
        const { practiceId, desk } = await openPractice(world());
        const { id: holdId } = bodyOf(await desk().hold({ start }));
        world().clock.advance(301);
        const other = bodyOf(await desk().hold({ start: '2026-03-03T11:00:00-05:00' }));
        world().clock.advance(-200);
        const ended = end === 'booked' ? desk().book({ start, holdId }) : desk().release(holdId);
        expect(await outcomeOf(ended)).toBe(end === 'booked' ? 201 : 200);
        expect(await idsHeld(desk())).toEqual([other.id]);
        expect(Object.keys(await world().claims(practiceId, 'dr-adams'))).toHaveLength(end === 'booked' ? 12 : 6);
      },
    );

    it('can be given back, and is then gone', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id: holdId } = bodyOf(await desk().hold({ start }));
      await desk().release(holdId);
      expect(await world().claims(practiceId, 'dr-adams')).toEqual({});
      expect(await outcomeOf(desk().release(holdId))).toBe('NOT_FOUND');
      expect(await outcomeOf(desk().book({ start, holdId }))).toBe('NOT_FOUND');
    });

    it('that was booked cannot be given back', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id: holdId } = bodyOf(await desk().hold({ start }));
      await desk().book({ start, holdId });
      expect(await outcomeOf(desk().release(holdId))).toBe('NOT_FOUND');
      expect(Object.keys(await world().claims(practiceId, 'dr-adams'))).toHaveLength(6);
    });

    it('that has lapsed can be given back without freeing what another has by now', async () => {
      const { practiceId, desk } = await openPractice(world());
      const { id: holdId } = bodyOf(await desk('anna').hold({ start }));
      world().clock.advance(301);
      await desk('bert').book({ start: '2026-03-03T10:15:00-05:00' });
      const before = await world().claims(practiceId, 'dr-adams');
      await desk('anna').release(holdId);
      const after = await world().claims(practiceId, 'dr-adams');
      expect(Object.values(after).filter((until) => until === 253_402_300_799)).toHaveLength(6);
      expect(Object.keys(before)).toEqual(expect.arrayContaining(Object.keys(after)));
    });
  });
}
