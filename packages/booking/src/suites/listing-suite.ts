import { describe, expect, it } from 'vitest';
import { bodyOf, type FrontDesk, outcomeOf } from '../testing/front-desk.ts';
import { openPractice, type World } from '../testing/world.ts';

const day = { from: '2026-03-03', to: '2026-03-03' };

/** Lists and audit trails, whatever the ports stand on. */
export function listingSuite(world: () => World): void {
  describe('a list of appointments', () => {
    it('is in order of time, from the first local day to the last', async () => {
      const { desk } = await openPractice(world());
      const always = { providerId: 'dr-always' };
      for (const start of ['2026-03-04T00:00:00-05:00', '2026-03-03T23:30:00-05:00', '2026-03-03T00:00:00-05:00']) {
        await desk().book({ ...always, start });
      }
      await desk().book({ ...always, start: '2026-03-02T23:30:00-05:00' });
      const { appointments, nextCursor } = await desk().list(day);
      expect(appointments.map(({ start }) => start)).toEqual([
        '2026-03-03T00:00:00-05:00',
        '2026-03-03T23:30:00-05:00',
      ]);
      expect(nextCursor).toBeUndefined();
    });

    it('takes instants, the last one excluded', async () => {
      const { desk } = await openPractice(world());
      await bookMorning(desk());
      const range = { from: '2026-03-03T09:30:00-05:00', to: '2026-03-03T10:30:00-05:00' };
      const { appointments } = await desk().list(range);
      expect(appointments.map(({ start }) => start.slice(11, 16))).toEqual(['09:30', '10:00']);
    });

    it('comes in pages, each appointment on one of them', async () => {
      const { desk } = await openPractice(world());
      await bookMorning(desk());
      const first = await desk().list({ ...day, limit: 2 });
      const second = await desk().list({ ...day, limit: 2, cursor: first.nextCursor ?? '' });
      const third = await desk().list({ ...day, limit: 2, cursor: second.nextCursor ?? '' });
      expect([first, second, third].map((page) => page.appointments.map(({ start }) => start.slice(11, 16)))).toEqual([
        ['09:00', '09:30'],
        ['10:00', '10:30'],
        ['11:00', '11:30'],
      ]);
      expect(third.nextCursor).toBeUndefined();
    });

    it('reads a record once, though an index that is behind its table names it twice', async () => {
      const { practiceId, desk } = await openPractice(world());
      const [id = ''] = await bookMorning(desk());
      const { clock, ports } = world();
      const records = await ports.index.readAll(practiceId, [id, id], clock.now() + 5_000);
      expect(records.map((record) => record.id)).toEqual([id]);
    });

    it('has those of one provider, or of one status', async () => {
      const { desk } = await openPractice(world());
      const ids = await bookMorning(desk());
      const { id } = bodyOf(await desk().book({ start: '2026-03-03T10:00:00-05:00', providerId: 'dr-baker' }));
      await desk().cancel(ids[1] ?? '');
      const ofBaker = await desk().list({ ...day, providerId: 'dr-baker' });
      expect(ofBaker.appointments.map((one) => one.id)).toEqual([id]);
      const cancelled = await desk().list({ ...day, status: 'cancelled', limit: 1 });
      expect(cancelled.appointments.map((one) => one.id)).toEqual([ids[1]]);
      expect(cancelled.nextCursor).toBeUndefined();
      const both = await desk().list({ ...day, providerId: 'dr-adams', status: 'booked', limit: 3 });
      expect(both.appointments.map((one) => one.id)).toEqual([ids[0], ids[2], ids[3]]);
      expect(both.nextCursor).toBeDefined();
    });

    it('shows an appointment where it was moved to', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start: '2026-03-03T10:00:00-05:00' }));
      await desk().reschedule(id, { start: '2026-03-05T10:00:00-05:00' });
      expect((await desk().list(day)).appointments).toEqual([]);
      expect((await desk().list({ from: '2026-03-05', to: '2026-03-05' })).appointments.map((one) => one.id)).toEqual([
        id,
      ]);
    });

    it('has nothing of another practice, nor does its cursor', async () => {
      const one = await openPractice(world());
      const other = await openPractice(world());
      await bookMorning(one.desk());
      const { nextCursor } = await one.desk().list({ ...day, limit: 1 });
      expect((await other.desk().list(day)).appointments).toEqual([]);
      expect(await outcomeOf(other.desk().list({ ...day, limit: 1, cursor: nextCursor ?? '' }))).toBe('NOT_FOUND');
    });

    it('refuses cursors that are none or are of another query', async () => {
      const { desk } = await openPractice(world());
      await bookMorning(desk());
      const { nextCursor } = await desk().list({ ...day, limit: 1 });
      for (const query of [
        { ...day, cursor: 'garbage' },
        { ...day, cursor: Buffer.from('["x"]').toString('base64url') },
        { from: '2026-03-03', to: '2026-03-04', cursor: nextCursor ?? '' },
        { ...day, status: 'booked' as const, cursor: nextCursor ?? '' },
      ]) {
        expect(await outcomeOf(desk().list(query))).toBe('INPUT_INVALID');
      }
    });

    it('ends where an altered cursor leads behind its end', async () => {
      const { desk } = await openPractice(world());
      await bookMorning(desk());
      const { nextCursor } = await desk().list({ ...day, limit: 1 });
      const parts = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString());
      const altered = Buffer.from(JSON.stringify([parts[0], parts[1], 'zzz'])).toString('base64url');
      expect((await desk().list({ ...day, limit: 1, cursor: altered })).appointments).toEqual([]);
    });

    it('spans 31 days at most, in the right direction', async () => {
      const { desk } = await openPractice(world());
      expect(await outcomeOf(desk().list({ from: '2026-03-01', to: '2026-03-31' }))).toBe(200);
      await expect(desk().list({ from: '2026-03-01', to: '2026-04-01' })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        faults: [{ pointer: '/query/to' }],
      });
      expect(await outcomeOf(desk().list({ from: '2026-03-02', to: '2026-03-01' }))).toBe('INPUT_INVALID');
    });

    it('leaves an audit entry with every appointment that was shown', async () => {
      const { desk } = await openPractice(world());
      const ids = await bookMorning(desk());
      await desk('curious').list({ ...day, limit: 2 });
      const trails = await Promise.all(ids.map((id) => desk().trail(id)));
      const listed = trails.map(({ entries }) => entries.some((entry) => entry.action === 'listed'));
      expect(listed).toEqual([true, true, false, false, false, false]);
    });
  });

  describe('the audit trail', () => {
    it('says who did what under which request, oldest first', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk('anna').book({ start: '2026-03-03T10:00:00-05:00' }));
      world().clock.advance(1);
      await desk('bert').read(id);
      world().clock.advance(1);
      await desk('anna').cancel(id);
      world().clock.advance(1);
      const { entries } = await desk().trail(id);
      expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
        ['booked', 'anna'],
        ['read', 'bert'],
        ['cancelled', 'anna'],
      ]);
      expect(entries[0]).toMatchObject({
        role: 'manager',
        channel: 'app',
        requestId: expect.stringMatching(/^request-/),
      });
      world().clock.advance(1);
      expect((await desk().trail(id)).entries.at(-1)).toMatchObject({ action: 'audit-read', subject: 'agent-1' });
    });

    it('comes in pages', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start: '2026-03-03T10:00:00-05:00' }));
      world().clock.set('2026-03-03T10:00:00-05:00');
      for (const change of ['arrive', 'fulfil'] as const) {
        world().clock.advance(1);
        await desk().change(change, id);
      }
      world().clock.advance(1);
      const first = await desk().trail(id, { limit: 2 });
      expect(first.entries.map(({ action }) => action)).toEqual(['booked', 'arrived']);
      const second = await desk().trail(id, { limit: 2, cursor: first.nextCursor ?? '' });
      expect(second.entries.map(({ action }) => action)).toEqual(['fulfilled', 'audit-read']);
      expect(second.nextCursor).toBeUndefined();
    });
  });
}

/** Six exams from nine to noon. */
async function bookMorning(desk: FrontDesk): Promise<string[]> {
  const starts = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'].map((time) => `2026-03-03T${time}:00-05:00`);
  const answers = await Promise.all(starts.map((start) => desk.book({ start })));
  return answers.map((answer) => bodyOf(answer).id);
}
