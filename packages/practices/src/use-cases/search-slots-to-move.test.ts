import { claimOf, pageChanges, pagesOf } from '@frontdesk/scheduling/claim';
import { type DaySheet, isClaimable } from '@frontdesk/scheduling/day-sheet';
import { formatInstant, parseInstant } from '@frontdesk/scheduling/instant';
import { SetClock } from '@frontdesk/testing/set-clock';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InMemoryAppointmentsToMove } from '../testing/in-memory-appointments-to-move.ts';
import { InMemoryDaySheets } from '../testing/in-memory-day-sheets.ts';
import { RulesKept } from '../testing/in-memory-practice-rules-store.ts';
import { ALWAYS, practiceDocument } from '../testing/practice-documents.ts';
import { seededStore } from '../testing/seeded-store.ts';
import { searchSlots } from './search-slots.ts';

const timeZone = 'America/New_York';
const PROVIDERS = ['dr-adams', 'dr-baker'];
const RESOURCES = [...PROVIDERS, 'room-1', 'laser'];
const exam = { code: 'exam', durationMinutes: 30, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 };
const EVENING = parseInstant('2027-03-01T16:00:00-05:00')!.epochMinutes;

/** Quanta of five minutes from the evening on, over midnight UTC. */
const busy = fc.record({
  resourceId: fc.constantFrom(...RESOURCES),
  quantum: fc.integer({ min: 0, max: 70 }),
  quanta: fc.integer({ min: 1, max: 8 }),
});
const appointment = fc.record({
  providerId: fc.constantFrom(...PROVIDERS),
  resourceIds: fc.subarray(['room-1', 'laser']),
  quantum: fc.integer({ min: 12, max: 50 }),
  /** What it took when it was booked, by the type of then. */
  before: fc.integer({ min: 0, max: 4 }),
  after: fc.integer({ min: 1, max: 16 }),
});

it('every time offered is one that the move of the appointment is let have, and no such time is left out', async () => {
  await fc.assert(
    fc.asyncProperty(appointment, fc.array(busy, { maxLength: 12 }), async (made, others) => {
      const clock = new SetClock('2027-03-01T08:00:00-05:00');
      const providers = PROVIDERS.map((providerId) => ({ providerId, weekly: ALWAYS, overrides: [] }));
      const store = await seededStore(clock, practiceDocument({ appointmentTypes: [exam], providers }));
      const sheets = new InMemoryDaySheets();
      const appointments = new InMemoryAppointmentsToMove();

      const start = EVENING + made.quantum * 5;
      const claim = { start: start - made.before * 5, end: start + made.after * 5 };
      const taken = pagesOf([made.providerId, ...made.resourceIds], claim);
      const { providerId, resourceIds } = made;
      const toMove = { appointmentType: 'exam', status: 'booked', providerId, resourceIds, start, claim } as const;
      await appointments.add('p001', 'apt_1', toMove);
      for (const { resourceId, quantum, quanta } of others) {
        const from = EVENING + quantum * 5;
        const time = { start: from, end: from + quanta * 5 };
        // What the appointment has, nobody else has.
        const isIts = resourceId === providerId || resourceIds.some((id) => id === resourceId);
        if (!isIts || time.end <= claim.start || time.start >= claim.end) await sheets.claim('p001', resourceId, time);
      }
      for (const resourceId of [providerId, ...resourceIds]) await sheets.claim('p001', resourceId, claim);

      const ports = { rules: new RulesKept(store), revision: store, sheets, appointments, clock };
      const range = { from: formatInstant(EVENING, timeZone), to: formatInstant(EVENING + 360, timeZone) };
      const { items } = await searchSlots(ports, 'p001', {
        ...range,
        ...{ appointmentType: 'exam', ignoreAppointmentId: 'apt_1', limit: 500 },
      });

      const pages = new Map<string, DaySheet>();
      for (const resourceId of RESOURCES) {
        for (const sheet of await sheets.read('p001', resourceId, '2027-02-28', '2027-03-03')) {
          pages.set(`${resourceId} ${sheet.day}`, sheet);
        }
      }
      // The condition of the write: what the move newly claims is free.
      const isMovable = (to: string, at: number): boolean =>
        pageChanges(taken, pagesOf([to, ...resourceIds], claimOf(at, exam))).every(({ page, claim: claimed }) => {
          const { claimedUntil } = pages.get(`${page.resourceId} ${page.day}`) ?? { claimedUntil: new Map() };
          return claimed.every((quantum) => isClaimable(claimedUntil.get(quantum), clock.now() / 1000));
        });
      const quarters = Array.from({ length: 24 }, (_, index) => EVENING + index * 15);
      const expected = PROVIDERS.flatMap((to) =>
        [...new Set(to === providerId ? [...quarters, start] : quarters)]
          .filter((at) => isMovable(to, at))
          .map((at) => `${formatInstant(at, timeZone)} ${to}`),
      );
      expect(items.map((item) => `${item.start} ${item.providerId}`)).toEqual(expected.sort());
    }),
    { numRuns: 200 },
  );
});
