import { describe, expect, it } from 'vitest';
import { shown } from '../testing/front-desk.ts';
import { MemoryPayer } from '../testing/memory-payer.ts';
import { NightOffice } from '../testing/night-office.ts';
import type { World } from '../testing/world.ts';

const TOMORROW = '2026-12-02';
const EVENING = '2026-12-01T23:00:00Z';
const NIGHT = '2026-12-02T04:00:00Z';
const ten = (date = TOMORROW) => `${date}T10:00:00-05:00`;

/** What holds of the nights wherever verifications are kept. The clock stands at 7:00 of December 1, 2026, in New York. */
export function nightLaneSuite(world: () => World): void {
  const open = (options?: ConstructorParameters<typeof NightOffice>[1]) => new NightOffice(world(), options).open();

  describe('the evening run', () => {
    it("queues tomorrow's patients for the night, each once, and asks within the night", async () => {
      const office = await open();
      const { id } = await office.book(ten());
      await office.book(ten('2026-12-01'), { memberId: 'TODAY' });
      await office.book(ten('2026-12-03'), { memberId: 'LATER' });
      await office.evening();
      expect(await office.states()).toEqual([[id, 'not-verified']]);

      world().clock.set(EVENING);
      await office.evening();
      await office.fill();
      const { items } = await office.unverified();
      expect(items).toMatchObject([
        {
          appointmentId: id,
          state: 'queued',
          verification: { appointmentId: id, payerId: 'AETNA', serviceDate: TOMORROW },
        },
      ]);
      expect(items[0]).not.toHaveProperty('verification.result');
      const verificationId = items[0]?.verification?.id ?? '';
      expect(await office.desk.read(verificationId)).toMatchObject({
        lane: 'night',
        nextTryAt: Date.parse('2026-12-02T03:30:00Z'),
      });
      // Entries of one instant are in no order.
      const trail = await world().trail(office.practiceId, verificationId);
      const requested = { action: 'verification-requested', requestId: 'message-1' };
      expect(trail).toContainEqual(expect.objectContaining(requested));

      world().clock.set('2026-12-02T03:32:00Z');
      await office.desk.sweep();
      expect(office.desk.queue.take().filter(({ key }) => key.verificationId === verificationId)).toMatchObject([
        { lane: 'night' },
      ]);
      await office.desk.work(verificationId);
      expect(await office.states(TOMORROW)).toEqual([]);
    });

    it('asks nobody for appointments without a member id, without a plan, with a plan that is not listed, or cancelled', async () => {
      const office = await open();
      const [nobody, planless, foreign] = [
        await office.book(ten(), { memberId: undefined as never }),
        await office.book(`${TOMORROW}T11:00:00-05:00`, { planId: undefined as never }),
        await office.book(`${TOMORROW}T12:00:00-05:00`, { planId: 'unknown' }),
      ];
      await office.book(ten(), { memberId: 'CANCELLED' }, { status: 'cancelled' });
      world().clock.set(EVENING);
      await office.evening();
      expect(await office.states()).toEqual([
        [nobody.id, 'no-member-id'],
        [planless.id, 'no-plan'],
        [foreign.id, 'no-plan'],
      ]);
    });

    it('leaves alone whom the desk has verified within 24 hours, and asks again for older answers', async () => {
      const office = await open();
      const serviceDate = '2026-12-03';
      const young = await office.book(ten(serviceDate), { memberId: 'YOUNG' });
      const old = await office.book(ten(serviceDate), { memberId: 'OLD' });
      const verify = async (memberId: string) => {
        const { givenName, familyName, birthDate } = young.patient;
        const patient = { memberId, ...(givenName && { givenName }), ...(familyName && { familyName }), birthDate };
        const { id } = shown(await office.desk.request({ planId: 'ppo', patient, serviceDate }));
        await office.desk.work(id);
      };
      await verify('OLD');
      world().clock.set('2026-12-01T23:30:00Z');
      await verify('YOUNG');
      expect(await office.states(serviceDate)).toEqual([]);
      world().clock.set('2026-12-02T23:00:00Z');
      await office.evening();
      expect(await office.states(serviceDate)).toEqual([[old.id, 'queued']]);
      // Through the day of service, though its answer is older than 24 hours then.
      world().clock.set('2026-12-04T04:59:00Z');
      expect((await office.states(serviceDate)).map(([id]) => id)).toEqual([old.id]);
    });

    it('takes one that was booked or moved after the first run with the second', async () => {
      const office = await open();
      world().clock.set(EVENING);
      await office.evening();
      const late = await office.book(ten(), { memberId: 'LATE' });
      await office.evening();
      expect(await office.states()).toEqual([[late.id, 'not-verified']]);
      world().clock.set(NIGHT);
      await office.evening();
      expect(await office.states(TOMORROW)).toEqual([[late.id, 'queued']]);
    });

    it('forgets who has cancelled since, and asks for the new day of who has moved', async () => {
      const office = await open();
      const cancelled = await office.book(ten(), { memberId: 'CANCELS' });
      const moving = await office.book(ten(), { memberId: 'MOVES' });
      world().clock.set(EVENING);
      await office.evening();
      expect(await office.states()).toHaveLength(2);
      await world().putAppointment({ ...cancelled, status: 'cancelled' });
      await world().putAppointment({ ...moving, start: ten('2026-12-03') });
      expect(await office.states(TOMORROW)).toEqual([]);
      expect(await office.states('2026-12-03')).toEqual([[moving.id, 'not-verified']]);
      world().clock.set('2026-12-02T23:00:00Z');
      await office.evening();
      expect(await office.states('2026-12-03')).toEqual([[moving.id, 'queued']]);
    });

    it('is made up for after an outage while the day lasts, and skipped when it is over', async () => {
      const office = await open();
      const { id } = await office.book(ten());
      world().clock.set('2026-12-02T13:00:00Z');
      await office.evening();
      expect(await office.states(TOMORROW)).toEqual([[id, 'queued']]);

      const closed = await open();
      await closed.book(ten('2026-12-03'));
      world().clock.set('2026-12-10T13:00:00Z');
      await closed.evening();
      expect(await closed.states('2026-12-03')).toEqual([[expect.any(String), 'not-verified']]);
      expect(await world().runs.read(closed.practiceId)).toMatchObject({
        serviceDate: '2026-12-11',
        startsAt: Date.parse('2026-12-10T23:00:00Z'),
      });
    });

    it('reads many pages, and another worker goes on where the time was up', async () => {
      const office = await open();
      const people = 230;
      for (let index = 0; index < people; index += 1) await office.book(ten(), { memberId: `M-${index}` });
      world().clock.set(EVENING);
      await office.start();
      expect(office.told.filter((id) => id === office.practiceId)).toHaveLength(1);
      const { ports } = office;
      let pages = 0;
      const appointments = {
        page: async (...asked: Parameters<typeof ports.appointments.page>) => {
          pages += 1;
          const page = await ports.appointments.page(...asked);
          world().clock.advance(25);
          return page;
        },
      };
      await office.fill({ ...ports, appointments });
      expect([pages, office.told.length]).toEqual([1, 2]);
      await office.fill();
      const listed = await everyPage(office, TOMORROW);
      expect(listed).toHaveLength(people);
      expect(new Set(listed.map(({ state }) => state))).toEqual(new Set(['queued']));
      expect(new Set(listed.map(({ verification }) => verification?.id)).size).toBe(people);
    });
  });

  describe('the list of unverified patients', () => {
    it('tells how far each is, and notes who saw which record', async () => {
      const payer = new MemoryPayer({ kind: 'refused', errors: [{ code: '72', fixBy: 'caller', retryable: false }] });
      const office = await open({ payer });
      const { id } = await office.book(ten());
      world().clock.set(EVENING);
      await office.evening();
      const [queued] = (await office.unverified()).items;
      world().clock.set('2026-12-02T03:30:00Z');
      await office.desk.work(queued?.verification?.id ?? '');
      const { date, items } = await office.unverified({ date: TOMORROW });
      expect([date, items]).toMatchObject([
        TOMORROW,
        [{ appointmentId: id, state: 'failed', verification: { errors: [{ code: '72', fixBy: 'caller' }] } }],
      ]);
      for (const record of [id, queued?.verification?.id ?? '']) {
        const trail = await world().trail(office.practiceId, record);
        expect(trail.filter(({ action }) => action === 'listed')).toHaveLength(2);
      }
    });

    it('goes on after a page, and takes no cursor of another day or practice', async () => {
      const office = await open();
      const ids = [];
      for (const hour of ['08', '09', '10']) {
        ids.push((await office.book(`${TOMORROW}T${hour}:00:00-05:00`, { memberId: hour })).id);
      }
      const first = await office.unverified({ limit: 2 });
      expect(first.items.map(({ appointmentId }) => appointmentId)).toEqual(ids.slice(0, 2));
      const cursor = first.nextCursor ?? '';
      const second = await office.unverified({ limit: 2, cursor });
      expect(second.items.map(({ appointmentId }) => appointmentId)).toEqual(ids.slice(2));
      expect(second.nextCursor).toBeUndefined();
      await expect(office.unverified({ date: '2026-12-05', cursor })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
      await expect((await open()).unverified({ cursor })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(office.unverified({ date: '9999-12-31' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    });
  });
}

async function everyPage(office: NightOffice, date: string) {
  const items = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const page = await office.unverified({ date, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
