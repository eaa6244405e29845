import { InMemoryAppointmentsToMove } from '@frontdesk/practices/testing/in-memory-appointments-to-move';
import { InMemoryDaySheets } from '@frontdesk/practices/testing/in-memory-day-sheets';
import { RulesKept } from '@frontdesk/practices/testing/in-memory-practice-rules-store';
import { ALWAYS, practiceDocument } from '@frontdesk/practices/testing/practice-documents';
import { seededStore } from '@frontdesk/practices/testing/seeded-store';
import { searchSlots } from '@frontdesk/practices/use-cases/search-slots';
import { SetClock } from '@frontdesk/testing/set-clock';
import { describe, expect, it } from 'vitest';
import { listedFlat } from '../answers/flat-answers.ts';
import { NIGHTS, readingAt } from '../testing/wall-clocks.ts';
import { searchFlatSlots } from './search-flat-slots.ts';

/** A container that searches a practice which is open around the clock. */
async function container(timeZone: string) {
  const clock = new SetClock('2026-03-01T12:00:00Z');
  const providers = [{ providerId: 'dr-always', weekly: ALWAYS, overrides: [] }];
  const store = await seededStore(clock, practiceDocument({ timeZone, providers }));
  const ports = {
    ...{ rules: new RulesKept(store), revision: store, clock },
    ...{ sheets: new InMemoryDaySheets(), appointments: new InMemoryAppointmentsToMove() },
  };
  return {
    current: (from: string, to: string) =>
      searchSlots(ports, 'p001', { from, to, appointmentType: 'exam', limit: 500 }),
    flat: async (query: { from: string; to: string; type?: string; limit?: number; cursor?: string }) =>
      JSON.parse(listedFlat(await searchFlatSlots(ports, 'p001', { type: 'exam', limit: 500, ...query })).body),
  };
}

describe('a search in version 1', () => {
  it.each(NIGHTS)(
    'lists in %s on %s what version 2 does, by the first time that the clock shows',
    async (zone, date) => {
      const { current, flat } = await container(zone);
      const { items } = await current(date, date);
      const readings = items.map(({ start }) => readingAt(Date.parse(start), zone));
      const firsts = items.flatMap(({ providerId, start, end }, index) => {
        const reading = readings[index] ?? '';
        const isFirst = readings.indexOf(reading) === index;
        const [shownDate, time] = reading.split(' ');
        const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
        return isFirst ? [{ provider: providerId, date: shownDate, time, minutes }] : [];
      });
      expect(firsts.length).toBeGreaterThan(20);
      expect(await flat({ from: date, to: date })).toEqual({ items: firsts });
    },
  );

  it('goes on where a page ended', async () => {
    const { flat } = await container('America/New_York');
    const day = { from: '2026-03-09', to: '2026-03-09' };
    const first = await flat({ ...day, limit: 40 });
    const second = await flat({ ...day, limit: 500, cursor: first.nextCursor });
    expect([...first.items, ...second.items]).toEqual((await flat(day)).items);
  });

  it('names faults as version 1 names its parameters', async () => {
    const { flat } = await container('America/New_York');
    await expect(flat({ from: '2026-03-09', to: '2026-03-09', type: 'nothing' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      faults: [{ pointer: '/query/type' }],
    });
  });
});
