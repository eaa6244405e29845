import type { Slot } from '@frontdesk/contracts/slot';
import { SetClock } from '@frontdesk/testing/set-clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppointmentToMove } from '../domain/appointment-to-move.ts';
import type { PracticeDocument } from '../domain/practice-document.ts';
import { InMemoryAppointmentsToMove } from '../testing/in-memory-appointments-to-move.ts';
import { InMemoryDaySheets } from '../testing/in-memory-day-sheets.ts';
import { RulesKept } from '../testing/in-memory-practice-rules-store.ts';
import { ALWAYS, OFFICE_HOURS, practiceDocument } from '../testing/practice-documents.ts';
import { seededStore } from '../testing/seeded-store.ts';
import { changeRules } from './change-rules.ts';
import { searchSlots } from './search-slots.ts';

const minutes = (instant: string): number => Date.parse(instant) / 60_000;

/** A container that searches `p001`; it is Monday, 2027-03-01, 08:00 in New York. */
async function container(document: PracticeDocument = practiceDocument(), now = '2027-03-01T08:00:00-05:00') {
  const clock = new SetClock(now);
  const store = await seededStore(clock, document, practiceDocument({ practiceId: 'p002' }));
  const rules = new RulesKept(store);
  const sheets = new InMemoryDaySheets();
  const appointments = new InMemoryAppointmentsToMove();
  const ports = { rules, revision: store, sheets, appointments, clock };
  const search = (query: Record<string, unknown> = {}, practiceId = document.practiceId) =>
    searchSlots(ports, practiceId, { from: '2027-03-01', to: '2027-03-01', appointmentType: 'exam', ...query });
  /** Books an appointment of half an hour, with what it takes. */
  const book = async (id: string, at: string, changes: Partial<AppointmentToMove> = {}) => {
    const start = minutes(at);
    const booked: AppointmentToMove = {
      ...{ appointmentType: 'exam', status: 'booked', providerId: 'dr-adams', resourceIds: [] },
      ...{ start, claim: { start, end: start + 30 } },
      ...changes,
    };
    for (const resourceId of [booked.providerId, ...booked.resourceIds]) {
      await sheets.claim(document.practiceId, resourceId, booked.claim);
    }
    await appointments.add(document.practiceId, id, booked);
  };
  return { clock, store, rules, sheets, ports, search, book };
}

const starts = ({ items }: { items: readonly Slot[] }) => items.map(({ start }) => start);

describe('a search for slots', () => {
  it('lists free times by start, then by provider, in the local time of the practice', async () => {
    const { search } = await container();
    const { items } = await search({ limit: 3 });
    expect(items).toEqual([
      {
        providerId: 'dr-adams',
        start: '2027-03-01T09:00:00-05:00',
        end: '2027-03-01T09:30:00-05:00',
        timeZone: 'America/New_York',
      },
      expect.objectContaining({ providerId: 'dr-baker', start: '2027-03-01T09:00:00-05:00' }),
      expect.objectContaining({ providerId: 'dr-adams', start: '2027-03-01T09:15:00-05:00' }),
    ]);
  });

  it('leaves out what is claimed, and what an appointment would not fit before', async () => {
    const { search, sheets } = await container();
    const claimed = { start: minutes('2027-03-01T09:45:00-05:00'), end: minutes('2027-03-01T10:15:00-05:00') };
    await sheets.claim('p001', 'dr-adams', claimed);
    expect(starts(await search({ providerId: 'dr-adams', limit: 3 }))).toEqual([
      '2027-03-01T09:00:00-05:00',
      '2027-03-01T09:15:00-05:00',
      '2027-03-01T10:15:00-05:00',
    ]);
  });

  it('offers nothing before now and the notice that the practice asks for', async () => {
    const { search } = await container(practiceDocument({ minimumNoticeMinutes: 120 }), '2027-03-01T09:07:30-05:00');
    expect(starts(await search({ limit: 1 }))).toEqual(['2027-03-01T11:15:00-05:00']);
    expect(await search({ from: '2027-02-01', to: '2027-02-15' })).toEqual({ items: [] });
  });

  it('writes times before and after the clocks change with the offset of each', async () => {
    const { search } = await container();
    const found = starts(await search({ from: '2027-03-12', to: '2027-03-15', providerId: 'dr-adams' }));
    expect([found[0], found.at(-1)]).toEqual(['2027-03-12T09:00:00-05:00', '2027-03-15T16:30:00-04:00']);
  });

  it('lists the hour that the clocks repeat twice, and the one that they skip not at all', async () => {
    const always = { providerId: 'dr-always', weekly: ALWAYS, overrides: [] };
    const { search } = await container(practiceDocument({ providers: [always] }));
    const on = async (date: string) => starts(await search({ from: date, to: date, limit: 500 }));
    const autumn = await on('2027-11-07');
    expect(autumn).toContain('2027-11-07T01:00:00-04:00');
    expect(autumn).toContain('2027-11-07T01:00:00-05:00');
    expect(autumn).toHaveLength(25 * 4);
    const spring = await on('2027-03-14');
    expect(spring.filter((start) => start.startsWith('2027-03-14T02'))).toEqual([]);
    expect(spring).toHaveLength(23 * 4);
  });

  it('reads the revision and the day sheets at the same time', async () => {
    const { ports, search } = await container();
    await search();
    let bothAreUnderway = (): void => undefined;
    const both = new Promise<void>((resolve) => {
      let underway = 0;
      bothAreUnderway = () => {
        underway += 1;
        if (underway === 2) resolve();
      };
    });
    const waiting = {
      ...ports,
      revision: {
        readRevision: async (practiceId: string) => {
          bothAreUnderway();
          await both;
          return ports.revision.readRevision(practiceId);
        },
      },
      sheets: {
        read: async (...asked: Parameters<typeof ports.sheets.read>) => {
          bothAreUnderway();
          await both;
          return ports.sheets.read(...asked);
        },
      },
    };
    const query = { from: '2027-03-01', to: '2027-03-01', appointmentType: 'exam', providerId: 'dr-adams' };
    expect((await searchSlots(waiting, 'p001', query)).items).toHaveLength(31);
  });

  it('reads no pages of providers who do not work in the range', async () => {
    const weekend = { providerId: 'dr-cole', weekly: ALWAYS.slice(5), overrides: [] };
    const { search, sheets } = await container(
      practiceDocument({ providers: [...practiceDocument().providers, weekend] }),
    );
    await search();
    expect(sheets.reads.sort()).toEqual(['dr-adams', 'dr-baker']);
  });

  it('reads a month of many providers only as far as the page needs', async () => {
    const { search, sheets } = await container();
    await search({ to: '2027-03-31', limit: 10 });
    expect(sheets.reads).toHaveLength(2);
  });
});

describe('a search for another time of an appointment', () => {
  const ofAdams = { providerId: 'dr-adams' };
  const at = (...times: string[]) => times.map((time) => `2027-03-01T${time}:00-05:00`);
  const between = (found: string[], from: string, to: string) =>
    found.filter((start) => start.slice(11, 16) >= from && start.slice(11, 16) <= to);

  it('counts what the appointment takes as free, and nothing else of the day', async () => {
    const { search, book } = await container();
    await book('apt_1', '2027-03-01T10:00:00-05:00');
    await book('apt_2', '2027-03-01T10:30:00-05:00');
    expect(between(starts(await search(ofAdams)), '09:30', '11:00')).toEqual(at('09:30', '11:00'));
    const found = starts(await search({ ...ofAdams, ignoreAppointmentId: 'apt_1' }));
    expect(between(found, '09:30', '11:00')).toEqual(at('09:30', '09:45', '10:00', '11:00'));
    const ofTheOther = starts(await search({ ...ofAdams, ignoreAppointmentId: 'apt_2' }));
    expect(between(ofTheOther, '09:30', '11:00')).toEqual(at('09:30', '10:30', '10:45', '11:00'));
  });

  it('offers its own time, on the offer interval or not, and no other time off it', async () => {
    const { search, book } = await container();
    await book('apt_1', '2027-03-01T10:05:00-05:00');
    const ignoring = { ignoreAppointmentId: 'apt_1' };
    const found = starts(await search({ ...ofAdams, ...ignoring }));
    expect(between(found, '09:45', '10:45')).toEqual(at('09:45', '10:00', '10:05', '10:15', '10:30', '10:45'));
    const ofBaker = starts(await search({ providerId: 'dr-baker', ...ignoring }));
    expect(between(ofBaker, '09:45', '10:15')).toEqual(at('09:45', '10:00', '10:15'));
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search({ ...ignoring, limit: 3, ...(cursor !== undefined && { cursor }) });
      pages.push(...starts(page));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(pages).toEqual(starts(await search(ignoring)));
    expect(pages.filter((start) => start.slice(11, 16) === '10:05')).toHaveLength(1);
  });

  it('does not offer its own time where the rules no longer do', async () => {
    const { search, book } = await container(practiceDocument(), '2027-03-01T10:10:00-05:00');
    await book('apt_1', '2027-03-01T10:05:00-05:00');
    expect(starts(await search({ ...ofAdams, ignoreAppointmentId: 'apt_1', limit: 1 }))).toEqual(at('10:15'));
  });

  it('takes its buffers out as they were claimed, whatever the type takes now', async () => {
    const { search, book } = await container();
    const ten = minutes('2027-03-01T10:00:00-05:00');
    await book('apt_1', '2027-03-01T10:00:00-05:00', { claim: { start: ten - 30, end: ten + 60 } });
    const found = starts(await search({ ...ofAdams, ignoreAppointmentId: 'apt_1' }));
    expect(between(found, '09:15', '10:45')).toEqual(at('09:15', '09:30', '09:45', '10:00', '10:15', '10:30', '10:45'));
  });

  it('takes out what lies on both of two pages, over midnight UTC', async () => {
    const evening = { providerId: 'dr-adams', weekly: ALWAYS, overrides: [] };
    const { search, book } = await container(practiceDocument({ providers: [evening] }));
    await book('apt_1', '2027-03-01T18:45:00-05:00');
    const found = starts(await search({ ...ofAdams, ignoreAppointmentId: 'apt_1', limit: 500 }));
    expect(between(found, '18:15', '19:15')).toEqual(at('18:15', '18:30', '18:45', '19:00', '19:15'));
  });

  it('offers only times at which its rooms are free too, of every provider', async () => {
    const { search, book } = await container();
    await book('apt_1', '2027-03-01T10:00:00-05:00', { resourceIds: ['room-1', 'laser'] });
    await book('apt_2', '2027-03-01T11:00:00-05:00', { providerId: 'dr-baker', resourceIds: ['laser'] });
    const ignoring = { ignoreAppointmentId: 'apt_1' };
    const ofAdamsFound = starts(await search({ ...ofAdams, ...ignoring }));
    expect(between(ofAdamsFound, '09:45', '11:30')).toEqual(at('09:45', '10:00', '10:15', '10:30', '11:30'));
    const ofBaker = starts(await search({ providerId: 'dr-baker', ...ignoring }));
    expect(between(ofBaker, '09:45', '11:30')).toEqual(at('09:45', '10:00', '10:15', '10:30', '11:30'));
    expect(between(starts(await search(ofAdams)), '10:45', '11:15')).toEqual(at('10:45', '11:00', '11:15'));
  });

  it.each(['arrived', 'fulfilled', 'cancelled', 'noshow'] as const)('refuses one that is %s', async (status) => {
    const { search, book } = await container();
    await book('apt_1', '2027-03-01T10:00:00-05:00', { status });
    await expect(search({ ignoreAppointmentId: 'apt_1' })).rejects.toMatchObject({ code: 'STATUS_CONFLICT' });
  });

  it("knows neither what never was nor another practice's", async () => {
    const { search, book } = await container();
    await book('apt_1', '2027-03-01T10:00:00-05:00');
    for (const [id, practiceId] of [
      ['apt_2', 'p001'],
      ['apt_1', 'p002'],
    ]) {
      await expect(search({ ignoreAppointmentId: id }, practiceId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('is for the type that the appointment has', async () => {
    const { search, book } = await container();
    await book('apt_1', '2027-03-01T10:00:00-05:00');
    const query = { ignoreAppointmentId: 'apt_1', appointmentType: 'surgery-consult' };
    await expect(search(query)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      faults: [expect.objectContaining({ pointer: '/query/appointmentType' })],
    });
  });

  it('has cursors of its own', async () => {
    const { search, book } = await container();
    await book('apt_1', '2027-03-01T10:00:00-05:00');
    const { nextCursor } = await search({ limit: 1 });
    await expect(search({ ignoreAppointmentId: 'apt_1', cursor: nextCursor })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });

  it('fails with what reading a room fails with, also where nobody works', async () => {
    const { ports, book } = await container();
    await book('apt_1', '2027-03-01T10:00:00-05:00', { resourceIds: ['room-1'] });
    const broken = {
      ...ports,
      sheets: {
        read: async (...asked: Parameters<typeof ports.sheets.read>) => {
          if (asked[1] === 'room-1') throw new Error('No answer.');
          return ports.sheets.read(...asked);
        },
      },
    };
    for (const day of ['2027-03-01', '2027-03-06']) {
      const query = { from: day, to: day, appointmentType: 'exam', ignoreAppointmentId: 'apt_1' };
      await expect(searchSlots(broken, 'p001', query)).rejects.toThrow('No answer.');
    }
  });
});

describe('a search by rules that another container has changed', () => {
  const closeMonday = { start: minutes('2027-03-01T00:00:00-05:00'), end: minutes('2027-03-02T00:00:00-05:00') };

  it('finds out and searches again by the new ones', async () => {
    const { search, store, rules, clock } = await container();
    expect((await search()).items).not.toEqual([]);
    await changeRules({ store, clock }, 'p001', clock.now() + 1000, () => ({
      change: { addClosure: { id: 'cls_1', ...closeMonday, createdAtEpochSeconds: 0 } },
      result: undefined,
    }));
    expect((await search()).items).toEqual([]);
    expect((await search()).items).toEqual([]);
    expect(rules.reloads).toBe(1);
  });

  it('does not refuse a provider or a type that is new', async () => {
    const { search, store, clock } = await container();
    await search();
    const change = {
      appointmentTypes: [{ code: 'new', durationMinutes: 15, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }],
      schedules: [{ providerId: 'dr-new', version: 1, weekly: OFFICE_HOURS, overrides: [] }],
    };
    await changeRules({ store, clock }, 'p001', clock.now() + 1000, () => ({ change, result: undefined }));
    expect((await search({ providerId: 'dr-new', appointmentType: 'new', limit: 1 })).items).toHaveLength(1);
  });

  it('gives up when the rules never come to rest', async () => {
    const { ports } = await container();
    let revision = 100;
    const restless = {
      readRevision: async () => {
        revision += 1;
        return revision;
      },
    };
    const query = { from: '2027-03-01', to: '2027-03-01', appointmentType: 'exam' };
    await expect(searchSlots({ ...ports, revision: restless }, 'p001', query)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });
});

describe('a search that is refused', () => {
  it.each([
    ['an unknown appointment type', { appointmentType: 'mri' }, 'INPUT_INVALID', '/query/appointmentType'],
    ['a range of more than 31 days', { to: '2027-04-01' }, 'INPUT_INVALID', '/query/to'],
    ['a range that ends before it begins', { to: '2027-02-28' }, 'INPUT_INVALID', '/query/to'],
    ['a date that does not exist', { from: '2027-02-30' }, 'INPUT_INVALID', '/query/from'],
    ['a cursor that is none', { cursor: 'nonsense' }, 'INPUT_INVALID', '/query/cursor'],
    ['an unknown provider', { providerId: 'dr-who' }, 'NOT_FOUND', undefined],
  ])('names %s', async (_, query, code, pointer) => {
    const { search } = await container();
    const refusal = { code, ...(pointer !== undefined && { faults: [expect.objectContaining({ pointer })] }) };
    await expect(search(query)).rejects.toMatchObject(refusal);
  });

  it('does not know a practice that was never set up', async () => {
    const { search } = await container();
    await expect(search({}, 'p999')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it("does not know another practice's cursor", async () => {
    const { search } = await container();
    const { nextCursor } = await search({ limit: 1 }, 'p002');
    await expect(search({ cursor: nextCursor }, 'p001')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the pages of a search', () => {
  it('list every slot once and in order, whatever is claimed and however long they are', async () => {
    const monday = minutes('2027-03-01T00:00:00-05:00');
    const claim = fc.record({
      providerId: fc.constantFrom('dr-adams', 'dr-baker', 'dr-cole'),
      quantum: fc.nat(288 * 9),
      quanta: fc.integer({ min: 1, max: 60 }),
    });
    const providers = ['dr-adams', 'dr-baker', 'dr-cole'].map((providerId) => ({
      providerId,
      weekly: OFFICE_HOURS,
      overrides: [],
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(claim, { maxLength: 40 }),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(undefined, 'dr-baker'),
        async (claims, limit, providerId) => {
          const { search, sheets } = await container(practiceDocument({ providers }));
          for (const { providerId: claimedOf, quantum, quanta } of claims) {
            const start = monday + quantum * 5;
            await sheets.claim('p001', claimedOf, { start, end: start + quanta * 5 });
          }
          const query = { to: '2027-03-10', ...(providerId !== undefined && { providerId }) };
          const walked: Slot[] = [];
          let cursor: string | undefined;
          do {
            const page = await search({ ...query, limit, ...(cursor !== undefined && { cursor }) });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            walked.push(...page.items);
            cursor = page.nextCursor;
          } while (cursor !== undefined);
          expect(walked).toEqual((await search({ ...query, limit: 5000 })).items);
        },
      ),
      { numRuns: 40 },
    );
  });
});
