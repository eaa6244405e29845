import type { PatientSearch } from '@frontdesk/contracts/patient-search';
import { silentLogger } from '@frontdesk/core/logger';
import { Phi } from '@frontdesk/core/phi';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { staff } from '../testing/callers.ts';
import { bodyOf, FrontDesk } from '../testing/front-desk.ts';
import { ada, adaWith, asked, has, type Person, somePerson, somethingSought, typed, whoIs } from '../testing/people.ts';
import { openPractice, type World } from '../testing/world.ts';
import { reindexPatients } from '../use-cases/reindex-patients.ts';

const by = (search: PatientSearch) => new Phi(search);
const at = (hour: number, day = 3) => `2026-03-0${day}T${String(hour).padStart(2, '0')}:00:00-05:00`;
const byPhone = by({ phone: '212-555-0142' });

/** Finding patients, whatever the ports stand on. */
export function patientsSuite(world: () => World): void {
  const shown = async (desk: FrontDesk, search: Phi<PatientSearch>) => {
    const { patients, truncated } = await desk.searchPatients(search);
    expect(truncated).toBe(false);
    return patients.map(({ toldBy, next, last }) => [toldBy.patient.reveal().phone, next?.id, last?.id]);
  };

  describe('a search for patients', () => {
    it('shows the next and the last of all appointments of a patient, also those under another number', async () => {
      const desk = (await openPractice(world())).desk();
      const old = bodyOf(await desk.book({ start: at(9), patient: adaWith({}) }));
      const next = bodyOf(await desk.book({ start: at(10, 4), patient: adaWith({ phone: '+1 480 555 0100' }) }));
      const later = bodyOf(await desk.book({ start: at(10, 5), patient: adaWith({ phone: '+1 480 555 0101' }) }));
      await desk.indexPatients(old.id, next.id, later.id);
      world().clock.set(at(12));
      expect(await shown(desk, byPhone)).toEqual([['+1 480 555 0101', next.id, old.id]]);
      await desk.cancel(next.id);
      expect(await shown(desk, byPhone)).toEqual([['+1 480 555 0101', later.id, old.id]]);
      await desk.cancel(later.id);
      await desk.cancel(old.id);
      expect(await shown(desk, byPhone)).toEqual([['+1 480 555 0101', undefined, undefined]]);
    });

    it('does not show what the record does not say any more, whatever the index says', async () => {
      const desk = (await openPractice(world())).desk();
      const { id } = bodyOf(await desk.book({ start: at(9), patient: adaWith({}) }));
      await desk.indexPatients(id);
      expect(await shown(desk, byPhone)).toEqual([[ada.phone, id, undefined]]);
      await desk.correctPatient(id, { patient: adaWith({ phone: '+1 480 555 0100' }) }, 1);
      expect(await shown(desk, byPhone)).toEqual([]);
      await desk.indexPatients(id);
      expect(await shown(desk, byPhone)).toEqual([]);
      expect(await shown(desk, by({ phone: '4805550100' }))).toEqual([['+1 480 555 0100', id, undefined]]);
    });

    it('keeps the practices apart', async () => {
      const [one, other] = [await openPractice(world()), await openPractice(world())];
      const { id } = bodyOf(await one.desk().book({ start: at(9), patient: adaWith({}) }));
      await one.desk().indexPatients(id);
      await other.desk().indexPatients(id);
      expect(await shown(one.desk(), byPhone)).toHaveLength(1);
      expect(await shown(other.desk(), byPhone)).toEqual([]);
    });

    it('leaves an entry in the trail of each appointment that it tells from, and none without a hit', async () => {
      const practice = await openPractice(world());
      const desk = practice.desk();
      const past = bodyOf(await desk.book({ start: at(9), patient: adaWith({}) }));
      world().clock.advance(1);
      const between = bodyOf(await desk.book({ start: at(10), patient: adaWith({}) }));
      world().clock.advance(1);
      const next = bodyOf(await desk.book({ start: at(10, 4), patient: adaWith({}) }));
      await desk.indexPatients(past.id, between.id, next.id);
      world().clock.set(at(12));
      await practice.desk('agent-2').searchPatients(byPhone);
      await practice.desk('agent-2').searchPatients(by({ phone: '480-555-0100' }));
      const found = async (id: string) => {
        const { entries } = await desk.trail(id);
        return entries.filter(({ action }) => action === 'found').map(({ subject }) => subject);
      };
      expect(await found(next.id)).toEqual(['agent-2']);
      expect(await found(between.id)).toEqual(['agent-2']);
      expect(await found(past.id)).toEqual([]);
    });

    it('shows 25 patients at most, those expected next, and tells when there are more', async () => {
      const practice = await openPractice(world());
      const desk = practice.desk();
      const ids: string[] = [];
      for (let index = 0; index < 26; index += 1) {
        const start = new Date(Date.parse(at(9)) + (25 - index) * 900_000).toISOString().replace('.000Z', 'Z');
        const booked = await desk.book({
          start,
          appointmentType: 'contact-lens',
          patient: adaWith({ givenName: `Ada ${index}` }),
        });
        ids.push(bodyOf(booked).id);
      }
      await desk.indexPatients(...ids);
      const { patients, truncated } = await desk.searchPatients(byPhone);
      expect(truncated).toBe(true);
      expect(patients.map(({ next }) => next?.id)).toEqual(ids.slice(1).reverse());
    });

    it('refuses what more than two thousand appointments have', async () => {
      const practice = await openPractice(world());
      const times = { startEpochMinutes: 0, endEpochMinutes: 30, toldAt: 0 };
      const entry = { practiceId: practice.practiceId, version: 1, times };
      const keys = [{ kind: 'phone' as const, value: new Phi('+12125550142') }];
      const all = Array.from({ length: 2_001 }, (_, index) => ({ ...entry, appointmentId: `apt_${index}`, keys }));
      await world().putPatients(all.slice(1));
      expect(await shown(practice.desk(), byPhone)).toEqual([]);
      await world().putPatients(all.slice(0, 1));
      await expect(practice.desk().searchPatients(byPhone)).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        faults: [{ pointer: '/phone' }],
      });
    });

    it('is right after a rebuild, which goes on where it ended and may be repeated', async () => {
      const desk = (await openPractice(world())).desk();
      const { id } = bodyOf(await desk.book({ start: at(9), patient: adaWith({}) }));
      const { ports, clock } = world();
      for (const hour of [10, 11, 12, 13]) {
        await desk.book({ start: at(hour), patient: new Phi({ givenName: 'Bo', birthDate: '1980', phone: '911' }) });
      }
      for (let round = 0; round < 2; round += 1) {
        let next: string | undefined;
        let rounds = 0;
        do {
          // No time for more than one page.
          ({ next } = await reindexPatients({ from: next, until: clock.now() }, { ...ports, logger: silentLogger }));
          rounds += 1;
        } while (next !== undefined && rounds < 10_000);
        expect(await shown(desk, byPhone)).toEqual([[ada.phone, id, undefined]]);
        expect(await shown(desk, by({ phone: '911' }))).toHaveLength(1);
      }
    });

    it('finds what a look at every appointment of the practice finds', async () => {
      const history = fc.record({
        bookings: fc.array(
          somePerson.chain((person) => typed(person).map((patient) => ({ person, patient }))),
          { minLength: 6, maxLength: 14 },
        ),
        changes: fc.array(
          fc.record({
            of: fc.nat(13),
            to: fc.option(somePerson.chain((person) => typed(person).map((patient) => ({ person, patient })))),
          }),
          { maxLength: 8 },
        ),
        searches: fc.array(
          somethingSought.chain((sought) => asked(sought).map((search) => ({ sought, search }))),
          { minLength: 12, maxLength: 12 },
        ),
        order: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      });
      let hits = 0;
      await fc.assert(
        fc.asyncProperty(history, async ({ bookings, changes, searches, order }) => {
          world().clock.set('2026-03-01T12:00:00Z');
          const { practiceId } = await openPractice(world(), 'UTC');
          const desk = new FrontDesk(world().ports, staff(practiceId));
          const book: Told[] = [];
          const events: string[] = [];
          for (const [index, { person, patient }] of bookings.entries()) {
            const start = `2026-03-0${2 + (index % 5)}T${10 + Math.floor(index / 5)}:00:00Z`;
            const { id } = bodyOf(await desk.book({ start, patient }));
            book.push({ id, person, phone: patient.reveal().phone, start, status: 'booked', told: book.length });
            events.push(id);
            world().clock.advance(1);
          }
          for (const { of, to } of changes) {
            const one = book[of % book.length];
            if (one === undefined || one.status === 'cancelled') continue;
            const { id } = one;
            if (to === null) {
              await desk.cancel(id);
              one.status = 'cancelled';
            } else {
              const { version } = await desk.read(id);
              const answer = bodyOf(await desk.correctPatient(id, { patient: to.patient }, Number(version)));
              const isTheSame = answer.version === version;
              const told = isTheSame ? one.told : 1_000 + events.length;
              Object.assign(one, { person: to.person, phone: to.patient.reveal().phone, told });
              events.push(id);
            }
            world().clock.advance(1);
          }
          // Each event once or twice, in any order, side by side.
          const random = order[Symbol.iterator]();
          const next = () => random.next().value ?? 0;
          const twice = [...events, ...events.filter(() => next() < 0.5)].sort(() => next() - 0.5);
          await Promise.all(twice.map((id) => desk.indexPatients(id)));

          const now = '2026-03-04T10:15:00Z';
          world().clock.set(now);
          for (const { sought, search } of searches) {
            const { patients } = await desk.searchPatients(search);
            const found = patients.map(({ toldBy, next: expected, last }) => [
              toldBy.patient.reveal().phone,
              expected?.id,
              last?.id,
            ]);
            const wanted = expectedPatients(book, sought, now);
            expect(found.sort()).toEqual(wanted.sort());
            hits += wanted.length;
          }
        }),
        { numRuns: world().ports.rules.constructor.name === 'Object' ? 120 : 15 },
      );
      expect(hits).toBeGreaterThan(20);
    });
  });
}

/** What the desk knows of an appointment, kept by hand. */
interface Told {
  readonly id: string;
  readonly start: string;
  person: Person;
  phone: string | undefined;
  status: string;
  /** In the order in which details were typed. */
  told: number;
}

/** The patients by a look at every appointment: `[phone as typed last, next, last]` of each. */
function expectedPatients(book: readonly Told[], sought: Parameters<typeof has>[1], now: string): unknown[][] {
  const people = new Set(book.filter(({ person }) => has(person, sought)).map(({ person }) => whoIs(person)));
  return [...people].map((who) => {
    const own = book.filter(({ person }) => whoIs(person) === who);
    const [latest] = [...own].sort((a, b) => b.told - a.told);
    const inTime = own.filter(({ status }) => status === 'booked').sort((a, b) => (a.start < b.start ? -1 : 1));
    // Exams take thirty minutes.
    const next = inTime.find(({ start }) => Date.parse(start) + 1_800_000 > Date.parse(now));
    const last = inTime.filter((one) => one !== next && Date.parse(one.start) <= Date.parse(now)).at(-1);
    return [latest?.phone, next?.id, last?.id];
  });
}
